//! Environment variables (RFC 1572).

pub(super) const IS: u8 = 0;
pub(super) const SEND: u8 = 1;
pub(super) const INFO: u8 = 2;

const VAR: u8 = 0;
const VALUE: u8 = 1;
const ESC: u8 = 2;
const USERVAR: u8 = 3;

/// The longest name of a variable that is reported.
pub const VARIABLE_NAME_LIMIT: usize = 64;
/// The longest value of a variable that is reported, in bytes as sent.
pub const VARIABLE_VALUE_LIMIT: usize = 256;
/// How many variables are reported in one connection, so that whoever keeps them keeps a bounded number.
pub const VARIABLE_COUNT_LIMIT: u8 = 64;

/// What a server asks: SEND without a list, which means "what you give by default". A list of names, or of the
/// types VAR and USERVAR, brings nothing more from the clients there are (they only give what their user
/// exports), PuTTY does not read it, and inetutils answers everything once for each type that is named alone.
pub(super) const REQUEST: [u8; 1] = [SEND];

/// A variable that a client may tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// A variable as it stands in a subnegotiation. Without a value it is undefined (or, in a SEND, asked for).
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct RawVariable {
    pub(super) name: Vec<u8>,
    pub(super) value: Option<Vec<u8>>,
}

/// Reads the list after IS, INFO or SEND. False where it breaks a rule: what came before stands.
pub(super) fn parse(list: &[u8]) -> (Vec<RawVariable>, bool) {
    let mut variables: Vec<RawVariable> = Vec::new();
    let mut bytes = list.iter().copied();
    while let Some(byte) = bytes.next() {
        if byte == VAR || byte == USERVAR {
            // A list of nothing but VARs would take 48 times its length in memory.
            if variables.len() == usize::from(VARIABLE_COUNT_LIMIT) {
                return (variables, false);
            }
            variables.push(RawVariable::default());
            continue;
        }
        let Some(variable) = variables.last_mut() else {
            return (variables, false);
        };
        let literal = match (byte, &variable.value) {
            (VALUE, None) => {
                variable.value = Some(Vec::new());
                continue;
            }
            (VALUE, Some(_)) => {
                variables.pop();
                return (variables, false);
            }
            (ESC, _) => bytes.next(),
            _ => Some(byte),
        };
        let Some(literal) = literal else {
            variables.pop();
            return (variables, false);
        };
        match &mut variable.value {
            Some(value) => value.push(literal),
            None => variable.name.push(literal),
        }
    }
    (variables, true)
}

impl RawVariable {
    /// The variable as it may be shown and compared: `Ok(None)` if it is undefined, an error if its name or
    /// its length is not acceptable.
    pub(super) fn checked(self) -> Result<Option<Variable>, ()> {
        let name = String::from_utf8(self.name).map_err(drop)?;
        let graphic = name.bytes().all(|byte| byte.is_ascii_graphic());
        if name.is_empty() || name.len() > VARIABLE_NAME_LIMIT || !graphic {
            return Err(());
        }
        let Some(value) = self.value else {
            return Ok(None);
        };
        if value.len() > VARIABLE_VALUE_LIMIT {
            return Err(());
        }
        let value = String::from_utf8_lossy(&value).replace(char::is_control, "\u{fffd}");
        Ok(Some(Variable { name, value }))
    }
}

/// A client's answer to a SEND whose list is `asked`: as many of `variables` as it asks for and as fit.
pub(super) fn answer(asked: &[u8], variables: &[Variable], limit: usize) -> Vec<u8> {
    let (asked, _) = parse(asked);
    let all = asked.is_empty() || asked.iter().any(|raw| raw.name.is_empty());
    let wanted = |name: &str| all || asked.iter().any(|raw| raw.name == name.as_bytes());
    let mut body = vec![IS];
    for Variable { name, value } in variables {
        if !wanted(name) {
            continue;
        }
        let before = body.len();
        body.push(if is_well_known(name) { VAR } else { USERVAR });
        escape(name, &mut body);
        body.push(VALUE);
        escape(value, &mut body);
        if body.len() > limit {
            body.truncate(before);
        }
    }
    body
}

/// The names that RFC 1572 gives to VAR; all others are USERVARs.
fn is_well_known(name: &str) -> bool {
    matches!(
        name,
        "USER" | "JOB" | "ACCT" | "PRINTER" | "SYSTEMTYPE" | "DISPLAY"
    )
}

fn escape(text: &str, out: &mut Vec<u8>) {
    for byte in text.bytes() {
        if matches!(byte, VAR | VALUE | ESC | USERVAR) {
            out.push(ESC);
        }
        out.push(byte);
    }
}
