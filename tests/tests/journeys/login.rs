//! The system's keeper of sleep, played on a test's own bus: it hands out what delays sleep, and says when sleep comes.

use crate::PATIENCE;
use crate::bus::Bus;
use gio::glib::prelude::ToVariant as _;
use gio::glib::{MainContext, MainLoop, Variant, VariantDict, VariantTy};
use gio::{
    Cancellable, DBusCallFlags, DBusConnection, DBusConnectionFlags, DBusMethodInvocation, DBusNodeInfo, UnixFDList,
};
use std::io::{PipeReader, Read as _, pipe};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

const PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const INTERFACE: &str = "<node><interface name='org.freedesktop.login1.Manager'><method name='Inhibit'>
    <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>
    <arg type='h' direction='out'/></method></interface></node>";

/// The keeper.
pub struct Login {
    connection: DBusConnection,
    delays: Receiver<Delay>,
}

/// What was handed out to delay sleep.
pub struct Delay {
    /// What it delays, for whom, why, and how.
    pub asked: (String, String, String, String),
    end: PipeReader,
}

impl Login {
    /// Takes its place on a bus.
    pub fn start(bus: &Bus) -> Self {
        let (given, delays) = channel();
        let (ready, stands) = channel();
        let address = bus.address.clone();
        // It answers from a thread of its own for as long as the tests run.
        std::thread::spawn(move || serve(&address, given, &ready));
        Self { connection: stands.recv().expect("it stands on the bus"), delays }
    }

    /// What the program asked for.
    pub fn delay(&self) -> Delay {
        self.delays.recv_timeout(PATIENCE).expect("the program asks that sleep be delayed")
    }

    /// Says that the machine goes to sleep, or has woken.
    pub fn prepare_for_sleep(&self, begins: bool) {
        let said = self.connection.emit_signal(None, PATH, MANAGER, "PrepareForSleep", Some(&(begins,).to_variant()));
        said.expect("the bus takes it");
    }
}

impl Delay {
    /// Waits until the program delays sleep no longer.
    pub fn ends(mut self) {
        let (told, ended) = channel();
        std::thread::spawn(move || told.send(self.end.read_to_end(&mut Vec::new())));
        ended.recv_timeout(PATIENCE).expect("the program lets the machine sleep").expect("a pipe is read to its end");
    }
}

fn serve(address: &str, given: Sender<Delay>, ready: &Sender<DBusConnection>) {
    let context = MainContext::new();
    let served = context.with_thread_default(|| {
        let flags = DBusConnectionFlags::AUTHENTICATION_CLIENT | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
        let connection =
            DBusConnection::for_address_sync(address, flags, None, None::<&Cancellable>).expect("a bus is there");
        let node = DBusNodeInfo::for_xml(INTERFACE).expect("it is an interface");
        let interface = node.lookup_interface(MANAGER).expect("it has that name");
        let given = Mutex::new(given);
        let inhibit =
            move |_: DBusConnection, _: &str, _: &str, _: &str, _: &str, asked: Variant, call: DBusMethodInvocation| {
                let (end, held) = pipe().expect("a pipe can be made");
                let asked = asked.get().expect("four texts");
                given.lock().expect("one thread answers").send(Delay { asked, end }).expect("the test listens");
                let held = UnixFDList::from_array([held]);
                call.return_value_with_unix_fd_list(Some(&handle()), Some(&held));
            };
        let nothing = |_: DBusConnection, _: &str, _: &str, _: &str, _: &str| VariantDict::new(None).end();
        let refuse = |_: DBusConnection, _: &str, _: &str, _: &str, _: &str, _: Variant| false;
        connection.register_object(PATH, &interface, inhibit, nothing, refuse).expect("the place is free");
        let name = ("org.freedesktop.login1", 0_u32).to_variant();
        let bus = "org.freedesktop.DBus";
        let owned = connection.call_sync(
            Some(bus),
            "/org/freedesktop/DBus",
            bus,
            "RequestName",
            Some(&name),
            None,
            DBusCallFlags::NONE,
            -1,
            None::<&Cancellable>,
        );
        owned.expect("the name is free");
        ready.send(connection).expect("the test waits");
        MainLoop::new(Some(&context), false).run();
    });
    served.expect("the context is this thread's own");
}

/// The answer of `Inhibit`: the first file that goes along.
fn handle() -> Variant {
    Variant::parse(Some(VariantTy::new("(h)").expect("it is a type")), "(handle 0,)").expect("it is a value")
}
