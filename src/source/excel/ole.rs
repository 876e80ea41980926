//! The OLE2 container of XLS workbooks and of other files that programs of Microsoft wrote.

use std::io::{Cursor, Read, Seek, SeekFrom};

use cfb::CompoundFile;

use super::shared_file::SharedFile;
use super::{Error, panic_guard};

/// The largest workbook Excel 2003 can hold, 65,536 x 256 numbers a sheet, has about 300 MB.
const MAX_FILE: u64 = 512 << 20;

const PLACE: &str = "the OLE2 container";

/// An opened container, its file in memory.
pub(super) struct Container(CompoundFile<Cursor<Vec<u8>>>);

impl Container {
    pub(super) fn open(file: &SharedFile) -> Result<Self, Error> {
        let length = file.len().map_err(Error::Io)?;
        if length > MAX_FILE {
            let limit = MAX_FILE >> 20;
            return Err(Error::too_large(
                PLACE,
                format!("has more than {limit} MiB"),
            ));
        }
        let mut reader = file.clone();
        let mut bytes = Vec::new();
        reader.seek(SeekFrom::Start(0)).map_err(Error::Io)?;
        reader.read_to_end(&mut bytes).map_err(Error::Io)?;
        let opened = panic_guard::catch(|| CompoundFile::open(Cursor::new(bytes)));
        let opened = opened.map_err(|panic| Error::damaged(PLACE, panic))?;
        opened
            .map(Self)
            .map_err(|error| Error::damaged(PLACE, error))
    }

    /// The names on the top level; what is deeper belongs to embedded documents.
    pub(super) fn names(&self) -> Vec<String> {
        let entries = self.0.read_root_storage();
        entries.map(|entry| entry.name().to_owned()).collect()
    }

    /// The stream of this name on the top level, in upper or lower case.
    pub(super) fn stream(&mut self, name: &str) -> Option<Result<Vec<u8>, Error>> {
        let mut entries = self.0.read_root_storage();
        let is_wanted =
            |entry: &cfb::Entry| entry.is_stream() && entry.name().eq_ignore_ascii_case(name);
        let path = entries.find(is_wanted)?.path().to_owned();
        let mut stream = Vec::new();
        let read = panic_guard::catch(|| {
            let mut opened = self.0.open_stream(&path)?;
            opened.read_to_end(&mut stream)
        });
        Some(match read {
            Ok(Ok(_)) => Ok(stream),
            Ok(Err(error)) => Err(Error::damaged(PLACE, error)),
            Err(panic) => Err(Error::damaged(PLACE, panic)),
        })
    }
}
