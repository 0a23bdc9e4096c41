import "server-only";
import type { Route } from "next";
import { redirect } from "next/navigation";
import type { Context, StaffActor } from "@/db/context";
import { judgePaper } from "@/lib/billing/use-cases/judge-paper";
import { reopenPaper } from "@/lib/billing/use-cases/reopen-paper";
import { door } from "@/lib/core/door";
import { refuseInput, reopenInput } from "@/lib/documents/input";
import { listToJudge } from "@/lib/documents/queries";
import { requireStaff } from "@/lib/staff/gates";
import { acceptPaperInput } from "../input";
import { paperPath } from "../rules";
import { sayPaperRefusal as refusal } from "../words";

const list = "/admin/documents";
const gate = () => requireStaff("judge-documents", list);

/** The next paper that waits, which says what was done with the last one; the list once there is none. */
const onward = (done: string) => async ({ id }: { id: string }, { db }: Context<StaffActor>) => {
  const [next] = await listToJudge(db, { limit: 1 });
  redirect(`${next ? paperPath(next.id) : list}?fait=${done}&dernier=${id}` as Route);
};

export const accept = door({
  gate,
  input: acceptPaperInput,
  keeps: ["validUntil", "amount"],
  run: (ctx, { documentId, validUntil, amount }) => judgePaper(ctx, { documentId, amount, verdict: { state: "accepted", validUntil } }),
  refusal,
  then: onward("accepte"),
});

export const refuse = door({
  gate,
  input: refuseInput,
  keeps: ["reason", "precision"],
  run: (ctx, { documentId, reason, precision }) => judgePaper(ctx, { documentId, verdict: { state: "refused", reason, precision } }),
  refusal,
  then: onward("refuse"),
});

export const reopen = door({
  gate,
  input: reopenInput,
  keeps: ["reason"],
  run: reopenPaper,
  refusal,
  then: async ({ id }) => redirect(`${paperPath(id)}?fait=repris` as Route),
});
