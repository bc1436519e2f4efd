//! Would an expression leave before the other slots are checked?

use syn::{Block, Expr, Stmt, Token};

use crate::attr::Key;
use crate::problems::{Exit, Problems};

/// Reports what would return early: after the expression, the same function fills other slots.
///
/// ```text
/// #[cello(trigger = "new-signup", newUser.name = self.name()?)]
///                                                           ^
/// ```
pub(super) fn leaves(key: &Key, expr: &Expr, problems: &mut Problems) -> bool {
    let last = outermost(expr).map(Exit::Last);
    let exit = last.or_else(|| inside(expr));
    exit.inspect(|exit| problems.early_exit(key, exit))
        .is_some()
}

/// A `?` that is the last thing in an expression.
fn outermost(expr: &Expr) -> Option<Token![?]> {
    match expr {
        Expr::Try(expr) => Some(expr.question_token),
        Expr::Reference(reference) => outermost(&reference.expr),
        Expr::Paren(paren) => outermost(&paren.expr),
        Expr::Group(group) => outermost(&group.expr),
        _ => None,
    }
}

/// A `?` at the end of an expression, or of what its last call is made on.
fn question_mark(expr: &Expr) -> Option<Token![?]> {
    match expr {
        Expr::Try(expr) => Some(expr.question_token),
        Expr::MethodCall(call) => question_mark(&call.receiver),
        Expr::Field(field) => question_mark(&field.base),
        Expr::Reference(reference) => question_mark(&reference.expr),
        Expr::Paren(paren) => question_mark(&paren.expr),
        Expr::Group(group) => question_mark(&group.expr),
        _ => None,
    }
}

/// Returns the first exit at the end of a statement or a branch. Others, and those in macros,
/// are left to rustc.
fn inside(expr: &Expr) -> Option<Exit> {
    match expr {
        Expr::Return(expr) => Some(Exit::Return(expr.return_token)),
        Expr::Block(block) => in_block(&block.block),
        Expr::If(branches) => {
            in_block(&branches.then_branch).or_else(|| inside(&branches.else_branch.as_ref()?.1))
        }
        Expr::Match(arms) => arms.arms.iter().find_map(|arm| inside(&arm.body)),
        other => question_mark(other).map(Exit::Inside),
    }
}

fn in_block(block: &Block) -> Option<Exit> {
    block.stmts.iter().find_map(|statement| match statement {
        Stmt::Local(local) => {
            let init = local.init.as_ref()?;
            inside(&init.expr).or_else(|| inside(&init.diverge.as_ref()?.1))
        }
        Stmt::Expr(expr, _) => inside(expr),
        _ => None,
    })
}
