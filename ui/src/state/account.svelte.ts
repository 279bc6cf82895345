// A person's own secrets, changed: password, authenticator, recovery papers; each step wants both factors fresh.
import { call, type Account, type EnrolmentView, type PapersView } from "../api";
import { confirming } from "./confirming.svelte";
import { told } from "./failures.svelte";
import { session } from "./session.svelte";
import { trying } from "./trying";

class OwnAccount {
  busy = $state(false);
  /** A new authenticator that has yet to show a code. */
  enrolment = $state.raw<EnrolmentView | null>(null);
  /** Why its code was not taken. */
  refusal = $state("");
  /** New papers, shown this once. */
  papers = $state.raw<PapersView | null>(null);
  /** Whether something was changed just now. */
  changed = $state(false);

  forget(): void {
    this.enrolment = null;
    this.papers = null;
    this.changed = false;
  }

  changePassword = (password: string, keyFile: string | null): Promise<boolean> =>
    this.#act({ step: "change_password", password, key_file: keyFile });
  renewKeys = (password: string, keyFile: string | null): Promise<boolean> =>
    this.#act({ step: "renew_keys", password, key_file: keyFile });
  newSecondFactor = (): Promise<boolean> => this.#act({ step: "new_second_factor" });
  newRecoveryCodes = (): Promise<boolean> => this.#act({ step: "new_recovery_codes" });
  newRecoveryKey = (): Promise<boolean> => this.#act({ step: "new_recovery_key" });

  /** The new papers are put away. */
  async putAway(): Promise<void> {
    await session.papersPrinted();
    this.papers = null;
  }

  /** The first code of the new authenticator. */
  async prove(code: string): Promise<void> {
    this.refusal = "";
    try {
      const answer = await call("account", { request: { step: "confirm_second_factor", code } });
      this.enrolment = null;
      if (answer.kind === "papers") this.papers = answer.papers;
      this.changed = true;
    } catch (thrown) {
      this.refusal = told(thrown).sentence;
    }
  }

  #act(request: Account): Promise<boolean> {
    return trying(this, async () => {
      this.changed = false;
      const answer = await confirming.around(() => call("account", { request }));
      if (answer.kind === "enrolment") this.enrolment = answer.enrolment;
      else if (answer.kind === "papers") this.papers = answer.papers;
      this.changed = answer.kind !== "enrolment";
    });
  }
}

export const account = new OwnAccount();
