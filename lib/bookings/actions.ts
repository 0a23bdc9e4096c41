"use server";
import * as booking from "./doors/booking";

export const bookAction = booking.book;
