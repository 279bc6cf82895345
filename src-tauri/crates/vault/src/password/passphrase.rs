//! Passphrases of random words; the lists come with the crate `bip39`, of whose wallets nothing else is used.

use super::policy;
use crate::outside::{NoRandomness, Random};
use bip39::Language;
use zeroize::Zeroizing;

/// Whose words. There is no free list of German words of this kind: German users get English ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// English words.
    English,
    /// French words.
    French,
}

/// Seven words of 2,048: 77 bits, as many as six words of the EFF's list.
const COUNT: usize = 7;

/// A random passphrase, which the policy takes.
pub fn passphrase(words: Words, random: &dyn Random) -> Result<Zeroizing<String>, NoRandomness> {
    let list = match words {
        Words::English => Language::English.word_list(),
        Words::French => Language::French.word_list(),
    };
    loop {
        let mut picks = Zeroizing::new([0; COUNT * 2]);
        random.fill(&mut *picks)?;
        let mut phrase = Zeroizing::new(String::with_capacity(COUNT * 24));
        for pick in picks.chunks_exact(2) {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            // 65,536 is a multiple of 2,048: every word is as likely as any other.
            phrase.push_str(list[usize::from(u16::from_le_bytes([pick[0], pick[1]])) % list.len()]);
        }
        // The rare draw of a word of the context is drawn again.
        if policy::checked(&phrase, &[]).is_ok() {
            return Ok(phrase);
        }
    }
}
