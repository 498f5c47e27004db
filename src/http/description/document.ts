/** A description of the service: an OpenAPI document, and its parts. */
import type { OpenAPIHono } from "@hono/zod-openapi";

export type Description = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;

/** What can be asked at one path. */
export type Item = NonNullable<Description["paths"]>[string];

export const METHODS = ["get", "put", "post", "delete", "patch"] as const;
