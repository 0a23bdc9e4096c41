import "server-only";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { door } from "@/lib/core/door";
import { requireStaff } from "@/lib/staff/gates";
import { mailInput, sendInput, writeInput } from "../input";
import { resendMail } from "../use-cases/resend-mail";
import { sendBroadcast } from "../use-cases/send-broadcast";
import { writeBroadcast } from "../use-cases/write-broadcast";
import { sayRefusal } from "../words";

const messages = "/admin/messages";

export const resend = door({
  gate: () => requireStaff("read-messages", messages),
  input: mailInput,
  run: (ctx, { mailId }) => resendMail(ctx, mailId),
  refusal: sayRefusal,
  then: async (_value, _ctx, { mailId }) => redirect(`${messages}/${mailId}?fait=renvoye` as Route),
});

export const write = door({
  gate: () => requireStaff("send-messages", "/admin/messages/nouveau"),
  input: writeInput,
  keeps: ["du", "au", "accueil", "activite", "titre", "texte"],
  run: (ctx, { du, au, accueil, activite, titre, texte }) =>
    writeBroadcast(ctx, { scope: { from: du, to: au, ...(accueil && { centerId: accueil }), ...(activite && { programmeId: activite }) }, subject: titre, body: texte }),
  refusal: sayRefusal,
  then: async ({ id }) => redirect(`${messages}/envois/${id}` as Route),
});

export const send = door({
  gate: () => requireStaff("send-messages", "/admin/messages/envois"),
  input: sendInput,
  run: (ctx, { messageId }) => sendBroadcast(ctx, messageId),
  refusal: sayRefusal,
  then: async ({ id }) => redirect(`${messages}/envois/${id}?fait=envoye` as Route),
});
