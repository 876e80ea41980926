//! The rows of a sheet as text: written once by a thread of its own, and read while it still writes.
//!
//! The text goes to a file without a name that only this process can read, so that later passes need no workbook.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Read, Write};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::JoinHandle;

use crate::source::error::Error;
use crate::source::excel::RowText;
use crate::source::input::Input;
use crate::source::sheet_metadata::{RangeSet, SheetMetadata};
use crate::source::temporary::TemporaryFile;

/// How much text is handed on at a time, and how many such pieces may wait.
const PIECE: usize = 256 * 1024;
const WAITING: usize = 8;

/// What takes the rows of a sheet.
pub(super) type Each<'e> = &'e mut dyn FnMut(u32, &RowText) -> ControlFlow<()>;

/// The rows of a sheet as text.
#[derive(Debug)]
pub(super) struct Spool {
    file: Input,
    live: Mutex<Option<Receiver<io::Result<Vec<u8>>>>>,
    writer: Mutex<Option<JoinHandle<()>>>,
    width: Arc<AtomicU32>,
    metadata: Arc<OnceLock<SheetMetadata>>,
}

impl Spool {
    /// Starts a thread that gives every row to be written to `decode`.
    pub(super) fn fill(
        delimiter: u8,
        decode: impl FnOnce(Each<'_>) -> Result<SheetMetadata, Error> + Send + 'static,
    ) -> io::Result<Self> {
        let file = TemporaryFile::new()?;
        let (sender, live) = sync_channel(WAITING);
        let width = Arc::new(AtomicU32::new(0));
        let metadata = Arc::new(OnceLock::new());
        let known = Arc::clone(&metadata);
        let mut sheet = SheetText {
            file: BufWriter::with_capacity(PIECE, file.try_clone()?),
            sender,
            piece: Vec::with_capacity(PIECE + 4096),
            delimiter,
            next_row: 1,
            width: Arc::clone(&width),
            without_value: BTreeMap::new(),
            failed: None,
        };
        let writer = std::thread::spawn(move || {
            let decoded = decode(&mut |row, cells| sheet.add(row, cells)).map_err(io::Error::other);
            let written = decoded.and_then(|metadata| {
                let without_value = std::mem::take(&mut sheet.without_value);
                known.get_or_init(|| SheetMetadata {
                    without_value,
                    ..metadata
                });
                sheet.finish()
            });
            if let Err(error) = written {
                // Nobody listens any more where the reader was dropped: then nobody needs to know.
                let _ = sheet.sender.send(Err(error));
            }
        });
        Ok(Self {
            file: Input::own(file.into_file()),
            live: Mutex::new(Some(live)),
            writer: Mutex::new(Some(writer)),
            width,
            metadata,
        })
    }

    /// The text from its start. The first call reads along while it is written; a later one waits for its end, so the
    /// first reader has to be read to the end or dropped by then.
    pub(super) fn reopened(&self) -> io::Result<Box<dyn Read + Send>> {
        let live = self
            .live
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(pieces) = live {
            return Ok(Box::new(Live {
                pieces,
                piece: Vec::new(),
                read: 0,
                ended: false,
            }));
        }
        if let Some(writer) = self
            .writer
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
        {
            writer
                .join()
                .map_err(|_| io::Error::other("the workbook could not be decoded"))?;
        }
        Ok(Box::new(self.file.reopened()?))
    }

    /// The bytes from an offset on, once the text was read to its end.
    pub(super) fn stretch(&self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        self.file.stretch(offset, length)
    }

    /// What the sheet has beside the text of its cells, once the text was read to its end.
    pub(super) fn metadata(&self) -> Option<&SheetMetadata> {
        self.metadata.get()
    }

    /// How many cells the longest row has, of those that were written.
    pub(super) fn width(&self) -> u32 {
        self.width.load(Ordering::Relaxed)
    }
}

/// Reads what the other thread has written.
struct Live {
    pieces: Receiver<io::Result<Vec<u8>>>,
    piece: Vec<u8>,
    read: usize,
    ended: bool,
}

impl Read for Live {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.read == self.piece.len() && !self.ended {
            // An empty piece is the end; a thread that just stops has not reached it.
            let gone = |_| io::Error::other("the workbook could not be decoded");
            let received = self.pieces.recv().map_err(gone).and_then(|piece| piece);
            // Several threads read in turns. The one that is told of a failure reports it; to the others, who would only know
            // that nothing came any more, this is the end.
            self.ended = received.is_err();
            self.piece = received?;
            self.read = 0;
            self.ended = self.piece.is_empty();
        }
        let taken = (&self.piece[self.read..]).read(buffer)?;
        self.read += taken;
        Ok(taken)
    }
}

/// Writes rows as text; an empty line stands for a row that the sheet does not have.
struct SheetText {
    file: BufWriter<TemporaryFile>,
    sender: SyncSender<io::Result<Vec<u8>>>,
    piece: Vec<u8>,
    delimiter: u8,
    next_row: u32,
    width: Arc<AtomicU32>,
    /// Cells with a formula that have no value: rows by column.
    without_value: BTreeMap<u32, RangeSet>,
    failed: Option<io::Error>,
}

impl SheetText {
    fn add(&mut self, row: u32, cells: &RowText) -> ControlFlow<()> {
        while self.next_row < row {
            self.piece.extend_from_slice(b"\r\n");
            self.next_row += 1;
        }
        self.next_row += 1;
        for column in cells.without_value() {
            self.without_value.entry(column).or_default().add(row, row);
        }
        let mut width = 0;
        // Cells are short, and nearly no row has one that needs quotes.
        let is_plain = self.is_plain(cells.text());
        for cell in cells.cells() {
            if width > 0 {
                self.piece.push(self.delimiter);
            }
            width += 1;
            if is_plain || self.is_plain(cell) {
                self.piece.extend_from_slice(cell.as_bytes());
            } else {
                self.push_quoted(cell);
            }
        }
        self.piece.extend_from_slice(b"\r\n");
        self.width.fetch_max(width, Ordering::Relaxed);
        if self.piece.len() < PIECE {
            return ControlFlow::Continue(());
        }
        match self.hand_on() {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.failed = Some(error);
                ControlFlow::Break(())
            }
        }
    }

    /// Whether a text stands for itself, without quotes.
    fn is_plain(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        memchr::memchr3(self.delimiter, b'"', b'\n', bytes).is_none()
            && memchr::memchr(b'\r', bytes).is_none()
    }

    fn push_quoted(&mut self, cell: &str) {
        self.piece.push(b'"');
        self.piece
            .extend_from_slice(cell.replace('"', "\"\"").as_bytes());
        self.piece.push(b'"');
    }

    fn hand_on(&mut self) -> io::Result<()> {
        self.file.write_all(&self.piece)?;
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE + 4096));
        // A reader that was dropped does not keep the file from being written.
        let _ = self.sender.send(Ok(piece));
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        if !self.piece.is_empty() {
            self.hand_on()?;
        }
        self.file.flush()?;
        // The end, said and not only implied.
        let _ = self.sender.send(Ok(Vec::new()));
        Ok(())
    }
}
