import winston from "winston";

const logger = winston.createLogger({
  level: "info",
  format: winston.format.combine(winston.format.timestamp({ alias: "time" }), winston.format.json()),
  transports: [new winston.transports.Console()],
});

export function log(level, message, fields = {}) {
  logger.log({ level, message, msg: message, ...fields });
}

export const toLogged = (error) => ({ message: error.message, stack: error.stack });
