import "server-only";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { door } from "@/lib/core/door";
import { requireStaff } from "@/lib/staff/gates";
import { fileInput, importInput, nothingInput } from "../input";
import { checkFile } from "../use-cases/check-file";
import { importFamilies } from "../use-cases/import-families";
import { sendInvitations } from "../use-cases/send-invitations";
import { sayRefusal } from "../words";

const path = "/admin/import";
const gate = () => requireStaff("import-families", path);

export const check = door({
  gate,
  input: fileInput,
  run: async (ctx, { file }) => checkFile(ctx, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }),
  refusal: sayRefusal,
  then: async (id) => redirect(`${path}/${id}` as Route),
});

export const importAll = door({
  gate,
  input: importInput,
  keeps: ["invitations", "duplicates"],
  run: importFamilies,
  refusal: sayRefusal,
  then: async (_counts, _ctx, { importId }) => redirect(`${path}/${importId}` as Route),
});

export const invite = door({
  gate,
  input: nothingInput,
  run: sendInvitations,
  refusal: sayRefusal,
  then: async (count) => redirect(`${path}?invitations=${count}` as Route),
});
