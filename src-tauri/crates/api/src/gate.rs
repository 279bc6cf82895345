//! The one door that every command passes; not who may pass it, which accounts decide.

use crate::commands::COMMANDS;
use crate::{ApiError, ErrorCode};

/// Whether somebody is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// Only the commands that the table lists as open answer.
    Locked,
    /// All commands answer.
    Open,
}

impl Gate {
    /// Lets a command pass or answers `Locked`.
    ///
    /// # Errors
    /// [`ErrorCode::Locked`] while locked, unless the table lets the command answer; [`ErrorCode::Unknown`] for a name
    /// that the table does not have.
    pub fn pass(self, name: &str) -> Result<(), ApiError> {
        let command = COMMANDS
            .iter()
            .find(|command| command.name == name)
            .ok_or_else(|| ApiError::new(ErrorCode::Unknown, "This command does not exist."))?;
        if self == Self::Open || command.while_locked {
            Ok(())
        } else {
            let sentences = [
                "Claimwright is locked: sign in first.",
                "Claimwright est verrouillé : identifiez-vous d'abord.",
                "Claimwright ist gesperrt: Melden Sie sich zuerst an.",
            ];
            Err(ApiError::said(ErrorCode::Locked, sentences))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sec_sess_02_while_locked_only_the_listed_commands_answer() {
        for command in COMMANDS {
            let answer = Gate::Locked.pass(command.name);
            if command.while_locked {
                assert_eq!(answer, Ok(()), "{}", command.name);
            } else {
                assert_eq!(answer.map_err(|error| error.code), Err(ErrorCode::Locked), "{}", command.name);
            }
            assert_eq!(Gate::Open.pass(command.name), Ok(()));
        }
        let open: Vec<_> = COMMANDS.iter().filter(|command| command.while_locked).map(|command| command.name).collect();
        let agreed = [
            "status",
            "version",
            "set_language",
            "quit",
            "first_start",
            "activate",
            "sign_in",
            "recover",
            "restore_backup",
        ];
        assert_eq!(open, agreed);
    }

    #[test]
    fn an_unknown_command_is_refused_even_when_open() {
        assert_eq!(Gate::Open.pass("read_disk").map_err(|error| error.code), Err(ErrorCode::Unknown));
    }
}
