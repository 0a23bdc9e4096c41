import "server-only";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { door } from "@/lib/core/door";
import { requireStaff } from "@/lib/staff/gates";
import { chooseInput, prioritiseInput } from "../input";
import { givePriority } from "../use-cases/give-priority";
import { offerOutOfOrder } from "../use-cases/offer-out-of-order";
import { sayRefusal } from "../words";

const lists = "/admin/listes-attente";

export const choose = door({
  gate: () => requireStaff("run-waitlists", lists),
  input: chooseInput,
  keeps: ["motif"],
  run: (ctx, { entryId, motif }) => offerOutOfOrder(ctx, { entryId, reason: motif }),
  refusal: sayRefusal,
  then: async (_value, _ctx, { slotId }) => redirect(`${lists}/${slotId}?fait=propose` as Route),
});

export const prioritise = door({
  gate: () => requireStaff("run-waitlists", lists),
  input: prioritiseInput,
  keeps: ["priorite", "raison"],
  run: (ctx, { entryId, priorite, raison }) => givePriority(ctx, { entryId, priority: priorite, reason: raison }),
  refusal: sayRefusal,
  then: async (_value, _ctx, { slotId }) => redirect(`${lists}/${slotId}?fait=priorite` as Route),
});
