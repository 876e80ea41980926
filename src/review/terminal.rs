//! The screen on a terminal: keys in, pictures out, checks beside it, and a terminal as it was before, whatever happens.

use std::io::{self, IsTerminal, Stdout, stdout};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use crossterm::event::{self, Event as TerminalEvent};
use crossterm::execute;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::messages::Message;
use crate::report::{ListedProblem, Page};
use crate::review::edits::{Edits, SharedEdits};
use crate::review::error::Error;
use crate::review::key::Key;
use crate::review::list::List;
use crate::review::problems;
use crate::review::state::State;
use crate::review::update::{Effect, Event, update};
use crate::review::verdict::Verdict;
use crate::review::view;

/// How long a key is waited for before anything else is looked at.
const WAIT: Duration = Duration::from_millis(200);

/// How long a picture waits for what the engine says of a change.
const PATIENCE: Duration = Duration::from_millis(120);

/// What the screen needs from outside.
pub trait Host {
    /// Writes the list, and the mapping where that is wanted; returns what to say of it.
    ///
    /// # Errors
    /// Why it could not be written, in words.
    fn write(&mut self, list: &List, edits: &Edits, mapping: bool) -> Result<Message, String>;

    /// Keeps what is not written yet, should the program end; nothing is kept where nothing is unwritten.
    fn keep(&mut self, list: &List, edits: Option<&Edits>);

    /// Whether the program is to end.
    fn is_interrupted(&self) -> bool;
}

/// How the screen was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// The person quit.
    Quit,
    /// The program is to end, or the terminal is gone. What was not written is kept.
    Interrupted,
}

/// Shows a list until the person quits; returns how, and the state.
///
/// # Errors
/// If the terminal cannot be used.
pub fn show(mut state: State, host: &mut dyn Host) -> Result<(Left, State), Error> {
    let mut screen = Screen::enter().map_err(Error::Terminal)?;
    let left = run(&mut state, &mut screen, host);
    drop(screen);
    let left = left.unwrap_or_else(|_| {
        // The terminal is gone.
        host.keep(&state.list, unwritten(&state));
        Left::Interrupted
    });
    Ok((left, state))
}

fn run(state: &mut State, screen: &mut Screen, host: &mut dyn Host) -> io::Result<Left> {
    let mut checks = Checks::new(Arc::clone(&state.list), state.page);
    let events = terminal_events();
    let size = screen.terminal.size()?;
    let lines = view::page_length(size.width, size.height);
    update(state, Event::Resized(lines));
    // What was changed is kept as soon as the person pauses, and whenever the screen is left.
    let mut is_to_be_kept = false;
    loop {
        screen.terminal.draw(|frame| view::draw(state, frame))?;
        let mut pause = |host: &mut dyn Host| {
            if std::mem::take(&mut is_to_be_kept) {
                host.keep(&state.list, unwritten(state));
            }
        };
        let Next::Event(event) = next(state, &events, &mut checks, host, &mut pause)? else {
            host.keep(&state.list, unwritten(state));
            return Ok(Left::Interrupted);
        };
        let mut effects = update(state, event);
        while !effects.is_empty() {
            let mut more = Vec::new();
            for effect in effects {
                match effect {
                    Effect::Check => {
                        checks.ask(state.changed, &state.edits);
                        if let Some(event) = checks.wait() {
                            more.extend(update(state, event));
                        }
                    }
                    Effect::Keep => is_to_be_kept = true,
                    Effect::Write { mapping } => {
                        let written = host.write(&state.list, &state.edits, mapping);
                        more.extend(update(state, Event::Written(written)));
                    }
                    Effect::Quit { keeps } => {
                        host.keep(&state.list, unwritten(state).filter(|_| keeps));
                        return Ok(if keeps { Left::Interrupted } else { Left::Quit });
                    }
                }
            }
            effects = more;
        }
    }
}

/// What was changed and is not written.
fn unwritten(state: &State) -> Option<&Edits> {
    state.is_unwritten().then_some(&*state.edits)
}

/// What happens next.
enum Next {
    /// Something that the screen is told.
    Event(Event),
    /// The program is to end.
    End,
}

/// The events of the terminal. A thread of its own reads them: where the terminal is gone, to read from it never comes to an end.
fn terminal_events() -> Receiver<io::Result<TerminalEvent>> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        loop {
            let event = event::read();
            let is_over = event.is_err();
            if sender.send(event).is_err() || is_over {
                return;
            }
        }
    });
    receiver
}

/// Waits for what happens next; `pause` is called while nothing does.
fn next(
    state: &State,
    events: &Receiver<io::Result<TerminalEvent>>,
    checks: &mut Checks,
    host: &mut dyn Host,
    pause: &mut dyn FnMut(&mut dyn Host),
) -> io::Result<Next> {
    loop {
        if host.is_interrupted() {
            return Ok(Next::End);
        }
        if let Some(event) = checks.done() {
            return Ok(Next::Event(event));
        }
        let wait = if checks.is_busy() {
            Duration::from_millis(20)
        } else {
            WAIT
        };
        let event = match events.recv_timeout(wait) {
            Ok(event) => event?,
            // The terminal was closed.
            Err(_) if !io::stdin().is_terminal() => return Ok(Next::End),
            Err(_) => {
                if !checks.is_busy() {
                    pause(host);
                    checks.foresee(state.changed, &state.edits);
                }
                continue;
            }
        };
        match event {
            TerminalEvent::Key(key) => {
                if let Some(key) = Key::of(key) {
                    return Ok(Next::Event(Event::Key(key)));
                }
            }
            TerminalEvent::Resize(width, height) => {
                let lines = view::page_length(width, height);
                return Ok(Next::Event(Event::Resized(lines)));
            }
            _ => {}
        }
    }
}

/// Checks that run beside the screen, one at a time: of changes that are made meanwhile only the last is checked. What a plan
/// would say is asked when the person pauses, and no check waits for it.
struct Checks {
    list: Arc<List>,
    page: Page,
    sender: Sender<Answer>,
    receiver: Receiver<Answer>,
    running: Option<JoinHandle<()>>,
    waiting: Option<(u64, SharedEdits)>,
    foreseeing: Option<JoinHandle<()>>,
    /// After how many changes it was last asked what a plan would say.
    foreseen: u64,
}

/// What is said of a list.
struct Answer {
    event: Event,
    /// Whether it is with what a plan says of these changes.
    is_foreseen: bool,
}

impl Checks {
    fn new(list: Arc<List>, page: Page) -> Self {
        let (sender, receiver) = channel();
        Self {
            list,
            page,
            sender,
            receiver,
            running: None,
            waiting: None,
            foreseeing: None,
            foreseen: 0,
        }
    }

    fn ask(&mut self, of: u64, edits: &SharedEdits) {
        self.waiting = Some((of, Arc::clone(edits)));
        self.start();
    }

    fn start(&mut self) {
        if self.running.is_some() {
            return;
        }
        if let Some((of, edits)) = self.waiting.take() {
            self.running = Some(self.run(of, edits, false));
        }
    }

    /// Asks what a plan would say after so many changes, unless that was asked before.
    fn foresee(&mut self, of: u64, edits: &SharedEdits) {
        let is_known = !self.list.is_foreseeing() || self.foreseen >= of;
        if is_known || self.is_busy() {
            return;
        }
        self.foreseen = of;
        self.foreseeing = Some(self.run(of, Arc::clone(edits), true));
    }

    fn run(&self, of: u64, edits: SharedEdits, is_foreseen: bool) -> JoinHandle<()> {
        let (list, page, sender) = (Arc::clone(&self.list), self.page, self.sender.clone());
        std::thread::spawn(move || {
            let verdict = if is_foreseen {
                list.check(&edits)
            } else {
                list.check_at_once(&edits)
            };
            // The rows are in memory, so that reading them does not fail.
            if let Ok(verdict) = verdict {
                let problems: Arc<[ListedProblem]> = problems::listed(&list, &verdict, page).into();
                let verdict: Arc<Verdict> = Arc::new(verdict);
                let event = Event::Checked {
                    of,
                    verdict,
                    problems,
                };
                // Nobody listens any more where the screen was left.
                let _ = sender.send(Answer { event, is_foreseen });
            }
        })
    }

    fn is_busy(&self) -> bool {
        self.running.is_some() || self.foreseeing.is_some()
    }

    fn done(&mut self) -> Option<Event> {
        if let Ok(answer) = self.receiver.try_recv() {
            return Some(self.take(answer));
        }
        self.end_with_a_panic();
        None
    }

    /// What the engine says, if it says so soon.
    fn wait(&mut self) -> Option<Event> {
        let answer = self.receiver.recv_timeout(PATIENCE).ok()?;
        Some(self.take(answer))
    }

    fn take(&mut self, answer: Answer) -> Event {
        if answer.is_foreseen {
            self.foreseeing = None;
        } else {
            self.running = None;
            self.start();
        }
        answer.event
    }

    /// A check that panics says nothing: the program ends as if it had panicked here.
    fn end_with_a_panic(&mut self) {
        let is_finished = |running: &mut JoinHandle<()>| running.is_finished();
        let ended = [
            self.running.take_if(is_finished),
            self.foreseeing.take_if(is_finished),
        ];
        for ended in ended.into_iter().flatten() {
            if let Err(panic) = ended.join() {
                std::panic::resume_unwind(panic);
            }
        }
        // Something may have come between the two looks.
        if let Ok(answer) = self.receiver.try_recv() {
            let _ = self.sender.send(answer);
        }
    }
}

/// The terminal while the screen is shown. It is given back as it was when this goes, and when the program panics.
struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
}

impl Screen {
    fn enter() -> io::Result<Self> {
        give_back_on_panic();
        enable_raw_mode()?;
        let entered = execute!(stdout(), EnterAlternateScreen)
            .and_then(|()| Terminal::new(CrosstermBackend::new(stdout())));
        match entered {
            Ok(terminal) => Ok(Self { terminal }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.terminal.show_cursor();
        give_back();
    }
}

fn give_back() {
    let _ = disable_raw_mode();
    let _ = execute!(stdout(), LeaveAlternateScreen, crossterm::cursor::Show);
}

fn give_back_on_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        give_back();
        before(panic);
    }));
}
