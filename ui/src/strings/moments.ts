// Moments and spans of time as the window says them, in its language and the computer's time zone.
import type { LanguageCode } from "./index";

/** Date and time of a moment in milliseconds since 1970 (UTC). */
export function moment(ms: number, code: LanguageCode): string {
  return new Intl.DateTimeFormat(code === "en" ? "en-GB" : code, { dateStyle: "medium", timeStyle: "short" }).format(ms);
}

/** Seconds as minutes and seconds, `4:05`. */
export function span(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
