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
  const { guesses, sequence } = estimator.check(password, context);
  const patternless = sequence.filter(({ pattern }) => pattern === "bruteforce").map(({ token }) => token).join("");
  return Math.log2(guesses) + generatedBits(password, patternless);
}

const alphabets = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/];
const ALPHABET_SIZE = 62;
const ASSUMED_SIZE = 10;

/** The estimator grants ten guesses to a character without pattern; in what a browser generates, each is worth sixty-two. */
function generatedBits(password: string, patternless: string): number {
  const isGenerated = alphabets.filter((alphabet) => alphabet.test(password)).length >= 3;
  return isGenerated ? patternless.length * Math.log2(ALPHABET_SIZE / ASSUMED_SIZE) : 0;
}

const placeNames = [authority.portal, authority.name, authority.desk.name].map((text) => text.toLowerCase());

/** What makes this password guessable, if anything; `about` are words an acquaintance would try (names, address). */
export function passwordWeakness(password: string, about: string[]): PasswordWeakness | undefined {
  if (/^\d+$/.test(password)) return "digits-only";
  const known = [...placeNames, ...about].flatMap(wordsIn).filter((word) => word.length >= 3);
  return estimate(password, known) < PASSWORD_MIN_BITS ? "guessable" : undefined;
}

/** A name as a whole, run together, and word by word. */
function wordsIn(text: string): string[] {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return [text.toLowerCase(), words.join(""), words.join(" "), ...words];
}
