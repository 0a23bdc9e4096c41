"use server";
import * as marking from "./doors/marking";

export const markAction = marking.mark;
