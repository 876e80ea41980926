//! Who names whom: users by their own key, and the key of another one that each names.

use hashbrown::HashMap;

/// A user and the one that this user names, by fingerprints of their keys.
#[derive(Debug, Clone, Copy)]
struct Link {
    own: Option<u64>,
    named: Option<u64>,
    row: u64,
}

/// Who names whom.
#[derive(Debug, Clone, Default)]
pub struct Links {
    links: Vec<Link>,
}

impl Links {
    /// Adds a user of a row: the own key and the key that is named, where there are any.
    pub fn add(&mut self, row: u64, own: Option<u64>, named: Option<u64>) {
        self.links.push(Link { own, named, row });
    }

    /// Takes the users of another list too.
    pub fn append(&mut self, other: &mut Self) {
        self.links.append(&mut other.links);
    }

    fn by_key(&self) -> HashMap<u64, usize> {
        let owns = self.links.iter().enumerate();
        // The first row of a key stands for it; that a key comes twice is another rule's affair.
        owns.rev()
            .filter_map(|(index, link)| Some((link.own?, index)))
            .collect()
    }

    /// The rows that name a key which no user has, in order.
    #[must_use]
    pub fn strangers(&self, known_elsewhere: &dyn Fn(u64) -> bool) -> Vec<u64> {
        let by_key = self.by_key();
        let stranger = |named: u64| !by_key.contains_key(&named) && !known_elsewhere(named);
        let rows = self.links.iter();
        rows.filter(|link| link.named.is_some_and(stranger))
            .map(|link| link.row)
            .collect()
    }

    /// The loops, each as its rows in the order in which one names the next, the first row first.
    #[must_use]
    pub fn loops(&self) -> Vec<Vec<u64>> {
        let by_key = self.by_key();
        let next = |index: usize| by_key.get(&self.links[index].named?).copied();
        // 0: not seen; else the number of the walk that came by.
        let mut seen = vec![0_usize; self.links.len()];
        let mut loops = Vec::new();
        for start in 0..self.links.len() {
            let walk = start + 1;
            let mut at = Some(start);
            while let Some(index) = at.filter(|index| seen[*index] == 0) {
                seen[index] = walk;
                at = next(index);
            }
            let Some(again) = at.filter(|index| seen[*index] == walk) else {
                continue;
            };
            let mut rows = vec![self.links[again].row];
            let mut at = next(again);
            while let Some(index) = at.filter(|index| *index != again) {
                rows.push(self.links[index].row);
                at = next(index);
            }
            let first = rows.iter().enumerate().min_by_key(|(_, row)| **row);
            let first = first.map_or(0, |(index, _)| index);
            rows.rotate_left(first);
            loops.push(rows);
        }
        loops.sort();
        loops
    }
}

#[cfg(test)]
mod tests {
    use super::Links;

    fn links(rows: &[(u64, u64, u64)]) -> Links {
        let mut links = Links::default();
        for &(row, own, named) in rows {
            links.add(row, Some(own), (named > 0).then_some(named));
        }
        links
    }

    #[test]
    fn loops_are_found_once_each_and_start_with_their_first_row() {
        let links = links(&[
            (2, 1, 2),
            (3, 2, 3),
            (4, 3, 2),
            (5, 4, 4),
            (6, 5, 1),
            (7, 6, 0),
        ]);
        assert_eq!(links.loops(), [vec![3, 4], vec![5]]);
    }

    #[test]
    fn who_is_nobody_is_a_stranger() {
        let links = links(&[(2, 1, 2), (3, 2, 9), (4, 3, 8)]);
        assert_eq!(links.strangers(&|key| key == 8), [3]);
    }
}
