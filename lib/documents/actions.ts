"use server";
import * as giving from "./doors/giving";

export const addDocumentAction = giving.add;
export const removeDocumentAction = giving.remove;
export const unlockDocumentAction = giving.unlock;
