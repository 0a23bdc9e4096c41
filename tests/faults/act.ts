import type { Field } from "@/tests/load/forms";

type Cookies = Record<string, string>;

/** What waits to be sent: a form, and what is typed over what it proposes, or what a script says. */
export type Where = {
  page: string;
  /** What only this form of the page holds. Without it, opening the page is the act. */
  form?: string;
  typed?: readonly Field[];
  json?: unknown;
};

export type Scene = Where & { cookies: Cookies };

/** One thing that somebody does, of which the laboratory makes as many fresh copies as it has places to kill. */
export type Act = {
  /** The use case it ends in, as `domain/file`. */
  useCase: string;
  set: (copy: number) => Promise<Scene>;
} & More;

type More = {
  /** Who does it, when it is not the only way. */
  by?: string;
  /** Why sending the form again, when the first time had worked after all, rightly does it once more. */
  countsAgain?: string;
  /** What it does to the session: ends it, or gives it a new cookie, which an answer that never came did not bring. */
  cookie?: "ended" | "renewed";
  /** What it holds for itself alone, such as the whole team: never held at its place together with another that needs it. */
  holds?: string;
};

/** `prepare` comes to the eve of the act; `where` tells which form is then sent. */
export function act<M extends { cookies: Cookies }>(useCase: string, prepare: (copy: number) => Promise<M>, where: (made: M, copy: number) => Where | Promise<Where>, more: More = {}): Act {
  const set = async (copy: number) => {
    const made = await prepare(copy);
    return { cookies: made.cookies, ...(await where(made, copy)) };
  };
  return { useCase, set, ...more };
}

export const nameOf = ({ useCase, by }: Act) => (by === undefined ? useCase : `${useCase} (${by})`);
