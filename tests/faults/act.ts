import type { Field } from "@/tests/load/forms";

/** A form that waits to be sent: who holds which cookies, where the form is, and what is typed in it. */
export type Scene = {
  cookies: Record<string, string>;
  page: string;
  /** What only this form of the page holds. */
  form: string;
  typed?: readonly Field[];
};

/** One thing that somebody does, of which the laboratory makes as many fresh copies as it has places to kill. */
export type Act = {
  /** The use case it ends in, as `domain/file`. */
  useCase: string;
  /** Who does it, when it is not the only way. */
  by?: string;
  set: (copy: number) => Promise<Scene>;
  /** Why sending the form again, when the first time had worked after all, rightly does it once more. */
  countsAgain?: string;
};

export const ofParent = ({ sessionToken, deviceToken = "" }: { sessionToken: string; deviceToken?: string }) => ({ pf_session: sessionToken, pf_device: deviceToken });
export const ofStaff = ({ browser: { staffToken } }: { browser: { staffToken: string } }) => ({ pf_staff: staffToken });
