import "server-only";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import * as french from "@zxcvbn-ts/language-fr";
import { authority } from "@/lib/core/authority";
import { PASSWORD_MIN_BITS } from "../rules";
import type { PasswordWeakness } from "../words";

/** Beyond these an estimate costs more than it tells: made-up passwords held the processor for seconds. */
const ESTIMATED_LENGTH = 40;
const L33T_SUBSTITUTIONS = 20;

let estimator: ZxcvbnFactory | undefined;

function estimate(password: string, context: string[]): number {
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: ESTIMATED_LENGTH,
    l33tMaxSubstitutions: L33T_SUBSTITUTIONS,
  });
  return Math.log2(estimator.check(password, context).guesses);
}

const placeWords = [authority.portal, authority.name, authority.desk.name].flatMap((text) => text.toLowerCase().split(/\s+/));

/** What makes this password guessable, if anything; `about` are words an acquaintance would try (names, address). */
export function passwordWeakness(password: string, about: string[]): PasswordWeakness | undefined {
  if (/^\d+$/.test(password)) return "digits-only";
  const context = [...placeWords, ...about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])];
  const known = context.map((word) => word.toLowerCase()).filter((word) => word.length >= 3);
  return estimate(password, known) < PASSWORD_MIN_BITS ? "guessable" : undefined;
}
