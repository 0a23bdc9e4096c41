import { staffRoles, type StaffRole } from "@/db/context";
import { mayDo, maySeeCenter, rights, type Right } from "@/lib/staff/policy";
import { staffReturnPath } from "@/lib/staff/rules";

/** Who holds what, right by right: a change of policy is a change of this table. */
const holders: Record<Right, StaffRole[]> = {
  "find-families": ["agent", "manager"],
  "serve-families": ["agent", "manager"],
  "override-rules": ["agent", "manager"],
  "read-health": ["agent", "manager"],
  "judge-documents": ["agent", "manager"],
  "run-waitlists": ["agent", "manager"],
  "do-tasks": ["agent", "manager"],
  "read-messages": ["agent", "manager"],
  "send-messages": ["agent", "manager"],
  "run-catalogue": ["manager"],
  "run-team": ["manager"],
  "read-journal": ["manager"],
  "export-data": ["manager"],
  "import-families": ["manager"],
  "see-figures": ["agent", "manager"],
  "see-retention": ["manager"],
  "read-day-lists": ["agent", "center", "manager"],
  "mark-attendance": ["center", "manager"],
};

test.each(rights.flatMap((right) => staffRoles.map((role) => [right, role] as const)))("%s, for %s", (right, role) => {
  expect(mayDo({ role }, right)).toBe(holders[right].includes(role));
});

test.each(["", "admin", "parent", "constructor", "__proto__"])("a role that is not known, such as « %s », may nothing and sees nothing", (unknown) => {
  const role = unknown as StaffRole;
  expect(rights.filter((right) => mayDo({ role }, right))).toEqual([]);
  expect(maySeeCenter({ role, centerIds: ["ctr_a"] }, "ctr_a")).toBe(false);
});

test("a right that is not named is refused to everybody", () => {
  expect(staffRoles.filter((role) => mayDo({ role }, "do-anything" as Right))).toEqual([]);
});

test("a centre's team sees its own centres; the desk and the managers see them all", () => {
  expect(maySeeCenter({ role: "center", centerIds: ["ctr_a"] }, "ctr_a")).toBe(true);
  expect(maySeeCenter({ role: "center", centerIds: ["ctr_a"] }, "ctr_b")).toBe(false);
  expect(maySeeCenter({ role: "agent", centerIds: [] }, "ctr_b")).toBe(true);
  expect(maySeeCenter({ role: "manager", centerIds: [] }, "ctr_b")).toBe(true);
});

test.each([
  ["/admin", "/admin"],
  ["/admin/familles?q=Le+Goff", "/admin/familles?q=Le+Goff"],
  ["/admin/familles/fam_x/reserver", "/admin/familles/fam_x/reserver"],
  ["/admin/../famille", undefined],
  ["/admin/connexion/code", undefined],
  ["/admin/verification", undefined],
  ["/administration", undefined],
  ["//ailleurs.example/admin", undefined],
  ["/famille", undefined],
  ["", undefined],
  [undefined, undefined],
])("after signing in, %s leads to %s", (claim, path) => {
  expect(staffReturnPath(claim)).toBe(path);
});
