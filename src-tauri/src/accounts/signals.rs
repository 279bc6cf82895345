//! Locks when the machine goes to sleep or its screen is locked, as the system's bus tells, and has sleep wait until the
//! keys are wiped; it goes on where there is no bus, or nobody on it who would wait.

use crate::desk::Desk;
use gio::glib::{Variant, prelude::ToVariant as _};
use gio::{BusType, Cancellable, DBusCallFlags, DBusConnection, DBusSignalFlags, UnixFDList};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

const LOGIN: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SLEEP: &str = "PrepareForSleep";
/// Milliseconds within which the system has to say that it waits.
const SOON: i32 = 1_000;

/// What is listened to: bus, sender, interface, signal, and whether its first argument must be true.
const SIGNALS: [(BusType, Option<&str>, &str, &str, bool); 4] = [
    (BusType::System, Some(LOGIN), MANAGER, SLEEP, true),
    (BusType::System, Some(LOGIN), "org.freedesktop.login1.Session", "Lock", false),
    (BusType::Session, None, "org.freedesktop.ScreenSaver", "ActiveChanged", true),
    (BusType::Session, None, "org.gnome.ScreenSaver", "ActiveChanged", true),
];

/// Listens from now on. The window's main loop delivers what is heard, so that this is called on its thread.
pub fn lock_on_suspend(desk: &Arc<Desk>) {
    let awake: Rc<RefCell<Option<UnixFDList>>> = Rc::default();
    for (bus, sender, interface, member, must_be_true) in SIGNALS {
        let Ok(connection) = gio::bus_get_sync(bus, None::<&Cancellable>) else { continue };
        // The program outlives a bus that goes.
        connection.set_exit_on_close(false);
        let (desk, held) = (Arc::clone(desk), Rc::clone(&awake));
        // A bus is left as soon as nobody holds it: what listens does.
        let bus = connection.clone();
        let heard = move |_: &DBusConnection, _: &str, _: &str, _: &str, _: &str, given: &Variant| {
            let active = given.n_children() > 0 && given.child_value(0).get::<bool>() == Some(true);
            if (active || !must_be_true) && desk.is_open() {
                desk.lock(false);
            }
            if member == SLEEP {
                *held.borrow_mut() = if active { None } else { delay_sleep(&bus) };
            }
        };
        let _ = connection.signal_subscribe(
            sender,
            Some(interface),
            Some(member),
            None,
            None,
            DBusSignalFlags::NONE,
            heard,
        );
        if member == SLEEP {
            *awake.borrow_mut() = delay_sleep(&connection);
        }
    }
}

/// Has the machine wait, some seconds at most, before it sleeps; it waits no longer once the answer is dropped.
/// <https://systemd.io/INHIBITOR_LOCKS/>
fn delay_sleep(bus: &DBusConnection) -> Option<UnixFDList> {
    let asked = ("sleep", "Claimwright", "The vault is locked", "delay").to_variant();
    let answered = bus.call_with_unix_fd_list_sync(
        Some(LOGIN),
        "/org/freedesktop/login1",
        MANAGER,
        "Inhibit",
        Some(&asked),
        None,
        DBusCallFlags::NONE,
        SOON,
        None::<&UnixFDList>,
        None::<&Cancellable>,
    );
    answered.ok().map(|(_, held)| held)
}
