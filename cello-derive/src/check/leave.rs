//! Would an expression leave before the other slots are checked?

use syn::{Block, Expr, Stmt, Token};

use crate::attr::Key;
use crate::problems::Problems;

/// Reports what would leave: behind the expression, the same function fills other slots.
///
/// ```text
/// #[cello(trigger = "new-signup", newUser.name = self.name()?)]
///                                                           ^
/// ```
pub(super) fn leaves(key: &Key, expr: &Expr, problems: &mut Problems) -> bool {
    if let Some(question_mark) = question_mark(expr) {
        problems.question_mark(key, question_mark);
    } else if let Some(exit) = exit(expr) {
        problems.leaves(&exit);
    } else {
        return false;
    }
    true
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

/// What leaves from inside of an expression.
pub(crate) enum Exit {
    QuestionMark(Token![?]),
    Return(Token![return]),
}

/// The first exit that stands where a statement or a branch ends. Others, and those of
/// macros, are left to rustc.
fn exit(expr: &Expr) -> Option<Exit> {
    match expr {
        Expr::Return(expr) => Some(Exit::Return(expr.return_token)),
        Expr::Block(block) => in_block(&block.block),
        Expr::If(branches) => {
            in_block(&branches.then_branch).or_else(|| exit(&branches.else_branch.as_ref()?.1))
        }
        Expr::Match(arms) => arms.arms.iter().find_map(|arm| exit(&arm.body)),
        other => question_mark(other).map(Exit::QuestionMark),
    }
}

fn in_block(block: &Block) -> Option<Exit> {
    block.stmts.iter().find_map(|statement| match statement {
        Stmt::Local(local) => {
            let init = local.init.as_ref()?;
            exit(&init.expr).or_else(|| exit(&init.diverge.as_ref()?.1))
        }
        Stmt::Expr(expr, _) => exit(expr),
        _ => None,
    })
}
