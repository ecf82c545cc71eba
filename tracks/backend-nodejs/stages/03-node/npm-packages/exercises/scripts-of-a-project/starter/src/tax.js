export const withTax = (net) => net * 1.2;
