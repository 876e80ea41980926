//! Workbooks (XLSX, XLSM, XLSB, XLS, ODS) become rows of text, as a person sees them.
