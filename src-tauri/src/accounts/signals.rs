//! Locks when the machine goes to sleep or its screen is locked, as the system's bus tells; it asks the bus for nothing
//! and goes on where there is none.

use crate::desk::Desk;
use gio::{BusType, Cancellable, DBusSignalFlags};
use std::sync::Arc;

/// What is listened to: bus, sender, interface, signal, and whether its first argument must be true.
const SIGNALS: [(BusType, Option<&str>, &str, &str, bool); 4] = [
    (BusType::System, Some("org.freedesktop.login1"), "org.freedesktop.login1.Manager", "PrepareForSleep", true),
    (BusType::System, Some("org.freedesktop.login1"), "org.freedesktop.login1.Session", "Lock", false),
    (BusType::Session, None, "org.freedesktop.ScreenSaver", "ActiveChanged", true),
    (BusType::Session, None, "org.gnome.ScreenSaver", "ActiveChanged", true),
];

/// Listens from now on. The window's main loop delivers what is heard, so that this is called on its thread.
pub fn lock_on_suspend(desk: &Arc<Desk>) {
    for (bus, sender, interface, member, must_be_true) in SIGNALS {
        let Ok(connection) = gio::bus_get_sync(bus, None::<&Cancellable>) else { continue };
        // The program outlives a bus that goes.
        connection.set_exit_on_close(false);
        let desk = Arc::clone(desk);
        let heard = move |_: &gio::DBusConnection, _: &str, _: &str, _: &str, _: &str, given: &gio::glib::Variant| {
            let active = given.n_children() > 0 && given.child_value(0).get::<bool>() == Some(true);
            if (active || !must_be_true) && desk.is_open() {
                desk.lock(false);
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
    }
}
