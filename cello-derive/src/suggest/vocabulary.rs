//! Which words do names of fields consist of?
//!
//! A field is suggested only if every word of its name is understood: a word that is in
//! no list makes it no candidate, so an unforeseen `escrow_amount` is never a price.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Other spellings and abbreviations; German, French, Spanish, Portuguese, Italian and
/// Dutch for the words that bookkeeping tables name in the language of the country.
const SPELLINGS: &[(&str, &str)] = &[
    ("account", "acc acct"),
    ("address", "addr adress"),
    (
        "amount",
        "amnt amt bedrag betrag zahlbetrag importe importo kosten montant monto",
    ),
    ("billing", "abrechnungs"),
    (
        "cents",
        "cent centavos centimes ore paise pence pennies rappen",
    ),
    ("code", "cd codigo"),
    (
        "created",
        "angelegt create creation erstellt insert inserted",
    ),
    (
        "currency",
        "ccy crncy cur curr devise divisa moeda moneda valuta waehrung wahrung",
    ),
    ("customer", "client cliente cust klant kunde kunden"),
    ("date", "datum dt fecha"),
    ("email", "correo courriel mail"),
    ("first name", "prenom vorname"),
    ("gross", "brutto"),
    ("hubspot", "hs"),
    ("id", "ident identifier"),
    ("including", "inc incl"),
    ("interval", "intervall"),
    (
        "invoice",
        "factura facture factuur fattura fatura inv rechnung rechnungs",
    ),
    ("last name", "apellido nachname"),
    ("minor", "subunits"),
    ("ms", "millis millisecond milliseconds"),
    ("name", "nom nombre"),
    ("number", "nbr no nr num numero nummer"),
    ("order", "bestellung"),
    ("organization", "org organisation"),
    ("paid", "betaald bezahlt gezahlt pagado pagato paye payed"),
    ("payment", "betaling pagamento paiement pmt pymt zahlung"),
    ("plan", "plano tarif tariff"),
    ("product", "prod producto produit produkt produto"),
    ("referral", "empfehlungs parrainage"),
    (
        "refund",
        "erstattung erstattungs reembolso refunds remboursement",
    ),
    ("refunded", "erstattet rembourse"),
    ("seconds", "sec secs"),
    (
        "signup",
        "enrolled enrollment enrolment registered registration",
    ),
    ("subscription", "sub subs"),
    ("sum", "summe"),
    ("time", "zeit"),
    ("timestamp", "datetime ts tstamp zeitpunkt"),
    ("total", "gesamt gesamtbetrag tot"),
    (
        "transaction",
        "tran trans transaktion transaktions trx tx txn vorgang",
    ),
    (
        "user",
        "benutzer gebruiker nutzer usr usuario utente utilisateur",
    ),
    ("uuid", "guid"),
];

/// Two words that mean one thing, and that thing's word.
pub(super) const PAIRS: &[(&str, &str, &str)] = &[
    ("e", "email", "email"),
    ("sign", "up", "signup"),
    ("signed", "up", "signup"),
    ("date", "joined", "joined"),
    ("no", "show", "noshow"),
    ("number", "show", "noshow"),
    ("did", "attend", "attended"),
    ("time", "stamp", "timestamp"),
    ("date", "time", "timestamp"),
    ("minor", "units", "minor"),
    ("minor", "unit", "minor"),
    ("major", "units", "major"),
    ("major", "unit", "major"),
    ("sub", "total", "subtotal"),
    ("subscription", "total", "subtotal"),
    ("purchased", "currency", "purchasedcurrency"),
    ("so", "far", "sofar"),
    ("to", "date", "sofar"),
    ("credit", "note", "creditnote"),
    ("went", "through", "succeeded"),
    ("took", "place", "held"),
];

/// They add nothing to what a field holds: where it is kept, how it is written.
pub(super) const FILLERS: &str = "\
    custom data metadata meta cf traits attributes attrs properties props field str \
    string raw the our your payload mc";

/// Services that keep objects of their own, with ids of their own.
pub(super) const SERVICES: &str = "\
    adapty adyen amplitude apple appstore attio authorize braintree calendly chargebee \
    chargify crm discord facebook fastspring gateway github gocardless google gumroad \
    hubspot intercom itunes klarna lago lemon lemonsqueezy linkedin maxio merchant \
    mixpanel mollie netsuite orb paddle paypal paystack pipedrive play processor \
    provider psp qbo quickbooks razorpay recurly revenuecat salesforce segment sfdc \
    shopify slack square squeezy stripe sumup twilio vendor woo woocommerce xero zendesk \
    zoho zoom zuora xendit flutterwave payu midtrans outseta memberful";

/// Those that have users of their own: agents and staff, or their own accounts.
pub(super) const SERVICES_WITH_USERS: &str = "\
    apple calendly crm discord facebook github google hubspot linkedin paddle pipedrive \
    salesforce sfdc shopify slack zendesk zoho zoom xendit";

/// Services that sign people in: their user is the product's user.
pub(super) const SIGN_IN: &str = "\
    auth auth0 clerk cognito firebase keycloak kinde okta stytch supabase workos";

/// People who bring or look after new users, but are none.
pub(super) const OTHER_PEOPLE: &str = "\
    admin advocate affiliate agency agent ambassador assignee coach closer csm employee \
    host inviter manager operator organizer owner partner promoter referrer referer rep \
    reseller sales seller setter sponsor staff support vendor";

/// People who pay or use: the new user, if no better word is there.
pub(super) const USERS: &str = "\
    user member subscriber learner student player buyer shopper purchaser \
    referee invitee registrant signup trainee patient patron donor backer follower \
    traveler passenger rider resident borrower policyholder licensee enrollee";

/// Customers: of a shop the user, of a gateway the gateway's record.
pub(super) const CUSTOMERS: &str = "customer";

/// People at a demo, by the words of calendars and CRMs.
pub(super) const ATTENDEES: &str = "\
    attendee guest invitee lead participant prospect registrant person visitor contact \
    applicant";

/// What else an address may be called that reaches the user.
pub(super) const OF_PAYMENT: &str = "billing payer receipt invoice account";

/// Which user: nothing that makes them another person.
pub(super) const OF_USER: &str = "\
    new product app application end internal platform referred invited core paying";

pub(super) const ORGANIZATIONS: &str = "organization tenant workspace company team";

pub(super) const ID: &str = "id uuid uid ulid pk fk key number ref reference oid xid";

pub(super) const MONEY: &str = "amount total sum value price gross money";
pub(super) const MINOR: &str = "cents minor";
pub(super) const MAJOR: &str = "dollars euros pounds major francs";
pub(super) const CURRENCIES: &str = "\
    aud brl cad chf cny czk dkk eur euro gbp huf inr jpy mxn nok nzd pln sek sgd usd zar";

/// What is paid, or the paying.
pub(super) const PAYMENTS: &str = "payment charge transaction purchase sale capture donation";
/// What is billed.
pub(super) const BILLS: &str = "invoice bill order checkout cart basket";

/// It went through.
pub(super) const TAKEN: &str = "captured charged collected received settled purchased donated \
    sold renewed";

pub(super) const DEMOS: &str = "demo call meeting demonstration appointment";

/// What makes a field a time, beside its type.
pub(super) const TIME: &str = "at on date time timestamp when epoch unix ms seconds am le el em";

/// Every other word that some rule knows.
const MORE: &str = "\
    paid refund refunded reversed reversal revocation creditnote currency code iso ucc \
    cello referral referring by email address name first last given family full display \
    username surname forename interval cycle cadence frequency recurrence period \
    periodicity unit plan tier sku product subscription membership edition slug handle \
    created updated joined attended held ended completed succeeded processed started \
    occurred event noshow tax vat including excluding subtotal due fee discount balance \
    net grand in count rate status type url utc gmt original token obfuscated external";

/// Whether a list, which is written as one text, has the word.
pub(super) fn lists(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

/// Whether one of the words is in the list.
pub(super) fn any_in(words: &[String], list: &str) -> bool {
    words.iter().any(|word| lists(list, word))
}

/// Whether every word is in one of the lists.
pub(super) fn made_of(words: &[String], of: &[&str]) -> bool {
    let is_listed = |word: &String| of.iter().any(|list| lists(list, word));
    words.iter().all(is_listed)
}

/// The words that are in none of the lists.
pub(super) fn without(words: &[String], of: &[&str]) -> Vec<String> {
    let is_kept = |word: &&String| !of.iter().any(|list| lists(list, word));
    words.iter().filter(is_kept).cloned().collect()
}

/// Every word that some rule knows or that is another spelling of one, and its plain form.
static KNOWN: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lists = [
        FILLERS,
        SERVICES,
        SIGN_IN,
        OTHER_PEOPLE,
        USERS,
        CUSTOMERS,
        ATTENDEES,
        OF_PAYMENT,
        OF_USER,
        ORGANIZATIONS,
        ID,
        MONEY,
        MINOR,
        MAJOR,
        CURRENCIES,
        PAYMENTS,
        BILLS,
        TAKEN,
        DEMOS,
        TIME,
        MORE,
    ];
    let words = lists.iter().flat_map(|list| list.split(' '));
    let spellings = SPELLINGS.iter().flat_map(|(plain, others)| {
        let others = others.split(' ');
        others.map(|other| (other, *plain))
    });
    words.map(|word| (word, word)).chain(spellings).collect()
});

/// A word that some rule knows, in its plain form.
pub(super) fn plain_of(word: &str) -> Option<&'static str> {
    KNOWN.get(word).copied()
}

/// Whether some rule knows the word, or it is another spelling of one.
pub(super) fn is_known(word: &str) -> bool {
    KNOWN.contains_key(word)
}
