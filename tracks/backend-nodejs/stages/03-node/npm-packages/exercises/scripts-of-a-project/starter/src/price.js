import { z } from "zod";
import { withTax } from "./tax.js";

const net = z.coerce.number().parse(process.argv[2]);
console.log(withTax(net));
