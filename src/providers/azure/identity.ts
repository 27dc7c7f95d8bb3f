// Named imports of its CommonJS parts work in the bundle only when they are static: this file is what is loaded lazily.
export { DefaultAzureCredential } from "@azure/identity";
