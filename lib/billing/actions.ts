"use server";
import * as proving from "./doors/proving";

export const declareQuotientAction = proving.declare;
export const giveProofAction = proving.give;
