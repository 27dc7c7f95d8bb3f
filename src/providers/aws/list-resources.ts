import { GetResourcesCommand, ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import type { Access } from "./access.ts";
import { type Listed, paged } from "./paged.ts";

/** A resource that is or was tagged; others the API does not know. */
export interface Resource {
  arn: string;
  region: string;
  tags: string[];
}

/** Of 100 resources each (API reference of GetResources). */
const MOST_PAGES = 500;

export async function listResources(region: string, access: Access): Promise<Listed<Resource>> {
  const client = access.traced(new ResourceGroupsTaggingAPIClient(access.configFor(region)));
  const listed = await paged<Resource>(access, {
    api: "aws/tagging",
    what: `GetResources in ${region}`,
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const command = new GetResourcesCommand({
        ResourcesPerPage: 100,
        ...(token === undefined ? {} : { PaginationToken: token }),
      });
      const answer = await client.send(command, { abortSignal });
      return {
        items: answer.ResourceTagMappingList?.map(({ ResourceARN = "", Tags = [] }) => ({
          arn: ResourceARN,
          region,
          tags: Tags.flatMap(({ Key }) => Key ?? []),
        })),
        next: answer.PaginationToken,
      };
    },
  });
  client.destroy();
  return listed;
}
