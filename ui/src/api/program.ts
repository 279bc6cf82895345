// The door to the real program, over Tauri; nothing else imports Tauri.
import { Channel, invoke } from "@tauri-apps/api/core";
import type { Door } from "./door";

export const program: Door = {
  call: (name, given) => invoke(name, given),
  channel: <T>(listen: (message: T) => void) => {
    const channel = new Channel<T>();
    channel.onmessage = listen;
    return channel;
  },
};
