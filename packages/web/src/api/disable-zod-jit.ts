import { z } from "zod";

// The content security policy forbids code made from text, which zod tries as soon as a shape is made: so this comes first.
z.config({ jitless: true });
