import { z } from "zod";

// zod tries `new Function` for the first schema, and the content security policy forbids it. So import this first.
z.config({ jitless: true });
