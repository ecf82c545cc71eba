import { z } from "zod";

// Import this before any schema: zod tries `new Function` for the first schema, and the content security policy
// forbids it.
z.config({ jitless: true });
