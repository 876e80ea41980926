//! The OLE2 container: its directory and its streams, with every chain followed once.

use std::io::{Read, Seek, SeekFrom};

use super::Error;
use super::records::{u16_at, u32_at};
use super::shared_file::SharedFile;

const END: u32 = 0xFFFF_FFFE;
/// Ids from here on are marks, not sectors.
const MARKS: u32 = 0xFFFF_FFFA;

/// The largest workbook Excel 2003 can hold, 65,536 x 256 numbers a sheet, has about 300 MB.
const MAX_FILE: u64 = 512 << 20;

/// A stream of less than this is kept in the small sectors.
const SMALL_STREAM: u64 = 4096;

struct Entry {
    name: String,
    start: u32,
    size: u64,
    /// The entries before and behind this one in its storage, and the first one in it.
    links: [u32; 3],
}

/// An opened container, its file in memory.
pub(super) struct Container {
    file: Vec<u8>,
    sector: usize,
    fat: Vec<u32>,
    small_fat: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

fn damaged(detail: &str) -> Error {
    Error::damaged("the OLE2 container", detail)
}

impl Container {
    pub(super) fn open(file: &SharedFile) -> Result<Self, Error> {
        let len = file.len().map_err(Error::Io)?;
        if len > MAX_FILE {
            let limit = MAX_FILE >> 20;
            return Err(Error::too_large(
                "the OLE2 container",
                format!("has more than {limit} MiB"),
            ));
        }
        let mut reader = file.clone();
        let mut bytes = Vec::new();
        reader.seek(SeekFrom::Start(0)).map_err(Error::Io)?;
        reader.read_to_end(&mut bytes).map_err(Error::Io)?;
        if bytes.len() < 512 {
            return Err(damaged("it is shorter than its header"));
        }
        let sector = match u16_at(&bytes, 30) {
            9 => 512,
            12 => 4096,
            _ => return Err(damaged("its sectors have an unknown size")),
        };
        let mut container = Self {
            file: bytes,
            sector,
            fat: Vec::new(),
            small_fat: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        container.read_fat()?;
        container.read_directory()?;
        container.read_small()?;
        Ok(container)
    }

    fn sectors(&self) -> usize {
        self.file.len() / self.sector
    }

    /// The bytes of a sector; the last one may be cut short.
    fn bytes(&self, id: u32) -> Option<&[u8]> {
        let start = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.file.len());
        self.file.get(start..end).filter(|bytes| !bytes.is_empty())
    }

    fn read_fat(&mut self) -> Result<(), Error> {
        let mut ids: Vec<u32> = (0..109).map(|i| u32_at(&self.file, 76 + i * 4)).collect();
        let mut next = u32_at(&self.file, 68);
        let mut lists = 0;
        while next < MARKS {
            lists += 1;
            let list = self
                .bytes(next)
                .filter(|bytes| bytes.len() == self.sector && lists <= self.sectors())
                .ok_or_else(|| damaged("its list of sectors is broken"))?;
            let link = self.sector - 4;
            ids.extend((0..link).step_by(4).map(|at| u32_at(list, at)));
            next = u32_at(list, link);
        }
        ids.retain(|&id| id < MARKS);
        let count = ids.len();
        let mut distinct = ids.clone();
        distinct.sort_unstable();
        distinct.dedup();
        if distinct.len() != count {
            return Err(damaged("its list of sectors names one twice"));
        }
        for id in ids {
            let bytes = self
                .bytes(id)
                .ok_or_else(|| damaged("its list of sectors leads beyond the end"))?;
            let entries: Vec<u32> = bytes
                .chunks_exact(4)
                .map(|entry| u32_at(entry, 0))
                .collect();
            self.fat.extend(entries);
        }
        Ok(())
    }

    /// Follows a chain of sectors, up to `limit` bytes; a chain that loops is an error.
    fn chain(&self, start: u32, limit: u64) -> Result<Vec<u8>, Error> {
        let mut out = Vec::new();
        let mut id = start;
        let mut steps = 0;
        while id != END && (out.len() as u64) < limit {
            steps += 1;
            if steps > self.sectors() + 1 {
                return Err(damaged("a chain of sectors loops"));
            }
            let bytes = self
                .bytes(id)
                .ok_or_else(|| damaged("a chain of sectors leads beyond the end"))?;
            out.extend_from_slice(bytes);
            if (out.len() as u64) >= limit {
                break;
            }
            id = *self
                .fat
                .get(id as usize)
                .ok_or_else(|| damaged("a chain of sectors leads beyond the end"))?;
        }
        out.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(out)
    }

    fn read_directory(&mut self) -> Result<(), Error> {
        let directory = self.chain(u32_at(&self.file, 48), u64::MAX)?;
        for entry in directory.chunks_exact(128) {
            let name = encoding_rs::UTF_16LE
                .decode_without_bom_handling(&entry[..64])
                .0;
            let name = name.split('\0').next().unwrap_or("").to_owned();
            let high = if self.sector == 512 {
                0
            } else {
                u64::from(u32_at(entry, 124))
            };
            self.entries.push(Entry {
                name,
                start: u32_at(entry, 116),
                links: [u32_at(entry, 68), u32_at(entry, 72), u32_at(entry, 76)],
                size: high << 32 | u64::from(u32_at(entry, 120)),
            });
        }
        Ok(())
    }

    fn read_small(&mut self) -> Result<(), Error> {
        let count = u32_at(&self.file, 64) as usize;
        let Some(root) = self.entries.first() else {
            return Err(damaged("its directory is empty"));
        };
        if count == 0 {
            return Ok(());
        }
        if count > self.sectors() || root.size > self.file.len() as u64 {
            return Err(damaged("its small streams are larger than the file"));
        }
        let small = self.chain(root.start, root.size)?;
        let fat = self.chain(u32_at(&self.file, 60), (count * self.sector) as u64)?;
        self.small_fat = fat.chunks_exact(4).map(|entry| u32_at(entry, 0)).collect();
        self.small = small;
        Ok(())
    }

    /// The names on the top level; what is deeper belongs to embedded documents.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        let mut seen = vec![false; self.entries.len()];
        let mut ahead: Vec<u32> = self
            .entries
            .first()
            .map(|root| root.links[2])
            .into_iter()
            .collect();
        while let Some(id) = ahead.pop() {
            let Some(entry) = self.entries.get(id as usize) else {
                continue;
            };
            if std::mem::replace(&mut seen[id as usize], true) {
                continue;
            }
            names.push(entry.name.as_str());
            ahead.extend(&entry.links[..2]);
        }
        names
    }

    /// The first stream of this name, in upper or lower case.
    pub(super) fn stream(&self, name: &str) -> Option<Result<Vec<u8>, Error>> {
        let entry = self
            .entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        if entry.size > self.file.len() as u64 {
            return Some(Err(damaged("a stream is larger than the file")));
        }
        if entry.size >= SMALL_STREAM {
            return Some(self.chain(entry.start, entry.size));
        }
        let mut out = Vec::new();
        let mut id = entry.start;
        // At most 64 sectors, so a loop ends with the stream.
        while id != END && (out.len() as u64) < entry.size {
            let start = id as usize * 64;
            let Some(bytes) = self.small.get(start..(start + 64).min(self.small.len())) else {
                return Some(Err(damaged("a small stream leads beyond the end")));
            };
            if bytes.is_empty() {
                return Some(Err(damaged("a small stream leads beyond the end")));
            }
            out.extend_from_slice(bytes);
            if (out.len() as u64) < entry.size {
                id = match self.small_fat.get(id as usize) {
                    Some(&next) => next,
                    None => return Some(Err(damaged("a small stream leads beyond the end"))),
                };
            }
        }
        out.truncate(usize::try_from(entry.size).unwrap_or(usize::MAX));
        Some(Ok(out))
    }
}
