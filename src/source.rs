//! A file becomes rows, by its content and never by its name.

pub mod block;
mod byte_mask;
pub mod cell_flags;
pub mod charset;
pub mod dialect;
pub mod encoder;
pub mod encoding;
mod error;
pub mod excel;
pub mod header_row;
mod held;
mod input;
pub mod observed;
pub mod original;
pub mod our_column;
pub mod parallel;
pub mod reader;
mod reading;
pub mod records;
mod regular;
pub mod rereadable;
pub mod row_flags;
pub mod sheet_metadata;
pub mod sheets;
mod sniff;
mod split;
mod spool;
mod stand_in;
mod table;
pub mod temporary;
mod workbook;

use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use error::Error;
pub use held::{Holding, Stretch};
pub use observed::{Format, Observed};

use crate::header::Vocabulary;
use crate::source::block::{Block, Bookmark};
use crate::source::encoding::Encoding;
use crate::source::header_row::HeaderRowChoice;
use crate::source::held::HeldText;
use crate::source::input::Input;
use crate::source::original::Original;
use crate::source::reader::Reader;
use crate::source::reading::{Reading, SAMPLE, Wanted};
use crate::source::sheet_metadata::SheetMetadata;
use crate::source::sniff::FileKind;
use crate::source::spool::Spool;

/// What a person insists on, and what to write a workbook's rows as.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The sheets, in the order in which they are read; one that is called `all` stands for every one with the same
    /// headers. None: sheet with the matching headers.
    pub sheets: Vec<String>,
    /// The header row.
    pub header_row: Option<HeaderRowChoice>,
    /// The delimiter.
    pub delimiter: Option<u8>,
    /// The encoding, by any of its names.
    pub encoding: Option<String>,
    /// The delimiter of a text with one column, and of the text that a workbook is given back as.
    pub usual_delimiter: Option<u8>,
}

/// A file that was opened, and what was observed about it.
#[derive(Debug)]
pub struct Source {
    /// The file as it was named.
    pub path: PathBuf,
    /// What was observed.
    pub observed: Observed,
    /// The text that rows are read from: the file itself, or the rows of a sheet.
    text: Text,
    /// A fingerprint of a workbook's bytes; that of a text is known after a pass.
    workbook_digest: Option<u128>,
    /// The workbook that the rows come from.
    original: Option<Arc<Original>>,
    /// How many bytes are read at a time.
    chunk: usize,
}

/// A source whose rows are in memory, and what reading them told.
#[derive(Debug)]
pub struct Held {
    /// The source.
    pub source: Source,
    /// The hash of the file that it was read from.
    pub digest: u128,
    /// The row in which a quote opens and never closes.
    pub unclosed_quote: Option<u64>,
}

/// The text that rows are read from.
#[derive(Debug)]
enum Text {
    File(Input),
    Sheet(Spool),
    /// The rows of a file in which cells were replaced, how many cells the longest of a sheet has, and what else the sheet
    /// has.
    Rewritten(Input, u32, Option<SheetMetadata>),
    /// The rows in memory.
    Held(HeldText),
}

impl Text {
    fn reopened(&self) -> io::Result<Box<dyn io::Read + Send>> {
        match self {
            Self::File(input) | Self::Rewritten(input, ..) => Ok(Box::new(input.reopened()?)),
            Self::Sheet(spool) => spool.reopened(),
            // It is read in pieces.
            Self::Held(_) => Ok(Box::new(io::empty())),
        }
    }

    /// The bytes from an offset on. A sheet has to have been read to its end.
    fn stretch(&self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        match self {
            Self::File(input) | Self::Rewritten(input, ..) => input.stretch(offset, length),
            Self::Sheet(spool) => spool.stretch(offset, length),
            Self::Held(text) => text.stretch(offset, length),
        }
    }

    /// How many cells the longest row of a sheet has, once a pass has read it.
    fn width(&self) -> u32 {
        match self {
            Self::File(_) => 0,
            Self::Sheet(spool) => spool.width(),
            Self::Rewritten(_, width, _) => *width,
            Self::Held(text) => text.width,
        }
    }
}

impl Source {
    /// Opens a file, finds out how it is written and where its headers stand.
    ///
    /// # Errors
    /// When it cannot be read, is no table, or does not have what a person insists on.
    pub fn open(path: &Path, asked: &Asked, vocabulary: &Vocabulary) -> Result<Self, Error> {
        let input = Input::open(path);
        Self::open_input(path, input, asked, vocabulary)
    }

    /// The same of a file that has no name, or whose name is no matter; errors call it by `path`.
    ///
    /// # Errors
    /// When it cannot be read or is no table.
    pub fn of(
        file: std::fs::File,
        path: &Path,
        asked: &Asked,
        vocabulary: &Vocabulary,
    ) -> Result<Self, Error> {
        Self::open_input(path, Ok(Input::own(file)), asked, vocabulary)
    }

    fn open_input(
        path: &Path,
        input: io::Result<Input>,
        asked: &Asked,
        vocabulary: &Vocabulary,
    ) -> Result<Self, Error> {
        // What a person calls it, should something be wrong with it.
        let path = if path == Path::new("-") {
            Path::new("standard input")
        } else {
            path
        };
        let unreadable = |error| Error::unreadable(path, error);
        let input = input.map_err(unreadable)?;
        let (start, complete) = input.start(SAMPLE).map_err(unreadable)?;
        match FileKind::of(&start) {
            FileKind::Text if complete && sniff::is_blank(&start) => Err(Error::Empty {
                path: path.to_owned(),
            }),
            FileKind::Empty => Err(Error::Empty {
                path: path.to_owned(),
            }),
            FileKind::Other { what, help } => Err(Error::NoTable {
                path: path.to_owned(),
                what,
                help,
            }),
            FileKind::Workbook => workbook::open(path, &input, asked, vocabulary),
            FileKind::Text => Self::open_text(path, input, &start, complete, asked, vocabulary),
        }
    }

    fn open_text(
        path: &Path,
        input: Input,
        start: &[u8],
        complete: bool,
        asked: &Asked,
        vocabulary: &Vocabulary,
    ) -> Result<Self, Error> {
        let wanted = Wanted {
            encoding: asked.encoding.as_deref(),
            delimiter: asked.delimiter,
            header_row: asked.header_row,
            usual_delimiter: asked.usual_delimiter.unwrap_or(b','),
            vocabulary,
        };
        let Reading {
            encoding,
            rival,
            delimiter,
            header_row,
        } = Reading::find(path, &input, (start, complete), wanted)?;
        let header_row = header_row.checked(path)?;
        Ok(Self {
            path: path.to_owned(),
            observed: Observed {
                format: Format::Csv,
                encoding,
                rival,
                delimiter,
                header_row,
            },
            text: Text::File(input),
            workbook_digest: None,
            original: None,
            chunk: reader::CHUNK,
        })
    }

    /// The same source with another text, which was written from its own: only cells differ. `headers` are the new ones.
    #[must_use]
    pub fn rewritten(&self, text: std::fs::File, headers: Vec<String>) -> Self {
        let input = Input::own(text);
        let mut observed = self.observed.clone();
        observed.header_row.headers = headers;
        Self {
            path: self.path.clone(),
            observed,
            text: Text::Rewritten(input, self.text.width(), self.metadata().cloned()),
            workbook_digest: None,
            original: self.original.clone(),
            chunk: self.chunk,
        }
    }

    /// The workbook that the rows come from, as it was when it was opened; none where they come from a text.
    #[must_use]
    pub fn original(&self) -> Option<&Original> {
        self.original.as_deref()
    }

    /// Reads so many bytes at a time from now on. What is found does not depend on the number of threads, and small blocks show
    /// that with small lists.
    pub fn read_in_chunks_of(&mut self, bytes: NonZeroUsize) {
        self.chunk = bytes.get();
    }

    /// Starts a pass over the rows.
    ///
    /// # Errors
    /// When the file cannot be read again.
    pub fn read(&self) -> io::Result<Reader> {
        if let Text::Held(text) = &self.text {
            return Ok(self.read_held(text));
        }
        let Encoding { charset, bom, .. } = self.observed.encoding;
        let decode = (charset != encoding_rs::UTF_8).then_some(charset);
        Ok(Reader::new(
            self.text.reopened()?,
            bom,
            decode,
            self.observed.delimiter.byte,
        )
        .in_chunks_of(self.chunk))
    }

    /// Starts a pass in which only records are found, and how many cells each has: all that is needed to copy them. Their
    /// bytes are those of the file where it can be split on them.
    ///
    /// # Errors
    /// When the file cannot be read again.
    pub fn read_records(&self) -> io::Result<Reader> {
        if let Text::Held(text) = &self.text {
            return Ok(self.read_held(text).of_records());
        }
        let encoding = self.observed.encoding;
        let on_bytes = encoding.splits_on_bytes() || self.observed.format.is_workbook();
        let decode = (!on_bytes).then_some(encoding.charset);
        let text = self.text.reopened()?;
        let delimiter = self.observed.delimiter.byte;
        let reader = Reader::new(text, encoding.bom, decode, delimiter);
        Ok(reader.in_chunks_of(self.chunk).of_records())
    }

    fn read_held(&self, text: &HeldText) -> Reader {
        Reader::of_held(text.clone(), self.observed.delimiter.byte)
    }

    /// The same source with its rows in memory; nothing where there are too many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn hold(&self, holding: Holding) -> io::Result<Option<Held>> {
        let mut reader = self.read()?.of_records();
        let delimiter = self.observed.delimiter.byte;
        let (mut pieces, mut block, mut rows) = (Vec::new(), Block::default(), 0);
        while reader.read_block(&mut block)? {
            rows += block.len() as u64;
            if rows > holding.most {
                return Ok(None);
            }
            pieces.extend(holding.pieces(&block, delimiter));
        }
        holding.join_last(&mut pieces, delimiter);
        let text = HeldText {
            pieces,
            was_decoded: block.decoded,
            width: self.widest_row(),
            metadata: self.metadata().cloned().map(Arc::new),
        };
        Ok(Some(Held {
            source: self.of_text(text),
            digest: self.digest(&reader),
            unclosed_quote: reader.unclosed_quote(),
        }))
    }

    /// What the blocks of a source in memory are like, in order; nothing where it is not in memory.
    #[must_use]
    pub fn stretches(&self) -> Vec<Stretch> {
        match &self.text {
            Text::Held(text) => text.stretches(),
            _ => Vec::new(),
        }
    }

    /// Reads a block of a source in memory.
    ///
    /// # Errors
    /// When the source is not in memory.
    pub fn read_stretch(&self, stretch: &Stretch) -> io::Result<Block> {
        let Text::Held(text) = &self.text else {
            return Err(io::ErrorKind::Unsupported.into());
        };
        let mut block = Block::default();
        text.read(stretch.number, stretch.first_line, &mut block);
        block.delimiter = self.observed.delimiter.byte;
        block.split(true);
        Ok(block)
    }

    /// The same source, whose rows are in memory, with other bytes in some of its blocks, by their numbers: only cells differ.
    #[must_use]
    pub fn with_blocks(&self, blocks: Vec<(usize, Vec<u8>)>) -> Option<Self> {
        let Text::Held(text) = &self.text else {
            return None;
        };
        let mut text = text.clone();
        for (number, bytes) in blocks {
            text.replace(number, bytes, self.observed.delimiter.byte);
        }
        Some(self.of_text(text))
    }

    fn of_text(&self, text: HeldText) -> Self {
        Self {
            path: self.path.clone(),
            observed: self.observed.clone(),
            text: Text::Held(text),
            workbook_digest: None,
            original: self.original.clone(),
            chunk: self.chunk,
        }
    }

    /// How many cells the longest row of a sheet has, once a pass has read it; 0 for a text.
    #[must_use]
    pub fn widest_row(&self) -> u32 {
        self.text.width()
    }

    /// What a workbook has beside the text of its cells, once a pass has read it to its end.
    #[must_use]
    pub fn metadata(&self) -> Option<&SheetMetadata> {
        match &self.text {
            Text::File(_) => None,
            Text::Sheet(spool) => spool.metadata(),
            Text::Rewritten(.., metadata) => metadata.as_ref(),
            Text::Held(text) => text.metadata.as_deref(),
        }
    }

    /// Reads the block at a bookmark once more.
    ///
    /// # Errors
    /// When it cannot be read, or is not the same any more.
    pub fn turn_to(&self, bookmark: &Bookmark) -> io::Result<Block> {
        let bytes = self.text.stretch(bookmark.offset, bookmark.length)?;
        let mut block = Block::at(bookmark, bytes, self.observed.delimiter.byte);
        block.decoded = matches!(&self.text, Text::Held(text) if text.was_decoded);
        if block.len() as u64 == bookmark.rows {
            Ok(block)
        } else {
            let path = self.path.clone();
            Err(io::Error::other(Error::Changed { path }))
        }
    }

    /// What went wrong in a pass: a workbook is decoded while it is read.
    #[must_use]
    pub fn failure(&self, error: io::Error) -> Error {
        error
            .downcast::<Error>()
            .unwrap_or_else(|error| Error::unreadable(&self.path, error))
    }

    /// The fingerprint of the file, known from a pass that read all of it.
    #[must_use]
    pub fn digest(&self, pass: &Reader) -> u128 {
        match &self.text {
            Text::Held(text) => text.digest(),
            _ => self.workbook_digest.unwrap_or_else(|| pass.digest()),
        }
    }
}
