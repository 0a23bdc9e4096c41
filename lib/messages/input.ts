import { z } from "zod";
import { isDay, type Day } from "@/lib/core/days";
import { isId, type Id, type IdKind } from "@/lib/core/ids";
import { BODY_MAX, isReasonableSpan, TITLE_MAX } from "./rules";

const words = {
  day: "Choisissez un jour.",
  span: "Le dernier jour doit suivre le premier, à un an au plus.",
  title: "Donnez un titre au message.",
  titleLong: `Le titre compte ${TITLE_MAX} caractères au plus.`,
  body: "Écrivez le message.",
  bodyLong: `Le message compte ${BODY_MAX} caractères au plus.`,
};

const day = z.custom<Day>(isDay, words.day);
const orNothing = <K extends IdKind>(kind: K) => z.string().max(40).optional().transform((value): Id<K> | undefined => (isId(kind, value) ? value : undefined));

/** Text and line breaks, nothing a terminal or a mail program would obey. */
const plain = (text: string) => text.replace(/\r\n?/g, "\n").replace(/[^\P{C}\n]/gu, "").trim();

export const mailInput = z.object({ mailId: z.custom<Id<"mail">>((value) => isId("mail", value)) });

export const writeInput = z
  .object({
    du: day,
    au: day,
    accueil: orNothing("center"),
    activite: orNothing("programme"),
    titre: z.string().transform((text) => plain(text).replace(/\s+/g, " ")).pipe(z.string().min(1, words.title).max(TITLE_MAX, words.titleLong)),
    texte: z.string().transform(plain).pipe(z.string().min(1, words.body).max(BODY_MAX, words.bodyLong)),
  })
  .refine(({ du, au }) => isReasonableSpan(du, au), { path: ["au"], message: words.span });

export const sendInput = z.object({ messageId: z.custom<Id<"broadcast">>((value) => isId("broadcast", value)) });
