"use server";
import * as sending from "./doors/sending";

export const resendMailAction = sending.resend;
export const writeMessageAction = sending.write;
export const sendMessageAction = sending.send;
