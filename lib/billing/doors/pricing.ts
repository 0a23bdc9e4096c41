import "server-only";
import { redirect } from "next/navigation";
import { door } from "@/lib/core/door";
import { requireStaff } from "@/lib/staff/gates";
import { bandsInput, linesOf, priceNames, tariffInput } from "../input";
import { tariffPath } from "../rules";
import { setBands } from "../use-cases/set-bands";
import { setRates } from "../use-cases/set-rates";
import { sayRefusal } from "../words";

const gate = () => requireStaff("run-catalogue", "/admin/parametres");

export const saveRates = door({
  gate,
  input: tariffInput,
  keeps: ["name", "validFrom", "outsideShare", "outsideCap", "siblingShares", ...priceNames],
  run: (ctx, { tariffId, name, validFrom, outsideShare, outsideCap, siblingShares, ...prices }) =>
    setRates(ctx, { tariffId, name, validFrom, modifier: { outsideShare, outsideCapCents: outsideCap ?? null, siblingShares }, lines: linesOf(prices) }),
  refusal: sayRefusal,
  then: async ({ tariffId }) => redirect(tariffPath(tariffId, "tarif")),
});

export const saveBands = door({
  gate,
  input: bandsInput,
  keeps: ["validFrom", "bounds"],
  run: setBands,
  refusal: sayRefusal,
  then: async () => redirect("/admin/parametres?fait=tranches"),
});
