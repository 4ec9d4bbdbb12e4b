import { openApi30, schemasOf } from '../parts/notation.ts';
import { type Manner, pathsOf, plain, type Route } from '../parts/paths.ts';
import { countFields } from '../parts/published-fields.ts';

/** Micronaut: the first sentence of a doc comment as summary, the method's result as "200 response". */
const manner: Manner = {
  spelling: openApi30,
  mediaType: 'application/json',
  ok: ({ id = '' }) => `${id} ${id ? '200 ' : ''}response`,
  refusals: {},
};

const period = ['query from date', 'query to date'];
const routes: Route[] = [
  {
    at: 'GET /public-api/licenses/usage',
    id: 'licensesUsage',
    summary: 'Free and allocated licenses of each product.',
    gives: '#LicenseUsages',
  },
  {
    at: 'GET /public-api/denials/report',
    id: 'denialsReport',
    summary: 'Denials since a day.',
    takes: ['query from date', 'query? offset int', 'query? limit int'],
    gives: '#Denial[]',
  },
  {
    at: 'GET /public-api/ai/usage/report',
    id: 'usageReport',
    summary: 'The usage report of AI features: requests and tokens spent by each user.',
    takes: period,
    gives: 'string',
    as: 'text/csv',
  },
  {
    at: 'GET /public-api/plugins/usage/report',
    id: 'pluginUsageReport',
    summary: 'The usage report of plugins.',
    takes: period,
    gives: 'string',
    as: 'text/csv',
  },
  {
    at: 'DELETE /public-api/users/{userId}/ai-access',
    id: 'revokeAiAccess',
    summary: 'Revokes the AI access of a user.',
  },
  {
    at: 'DELETE /public-api/users/{userId}/profiles/{profileId}',
    id: 'revokeProfile',
    summary: 'Revokes a profile of a user.',
  },
  {
    at: 'DELETE /public-api/users/{userId}/profiles',
    id: 'revokeAllProfiles',
    summary: 'Revokes all profiles of a user.',
  },
  {
    at: 'GET /public-api/plugins/{pluginId}/licenses',
    id: 'pluginLicenses',
    summary: 'The open source licenses of a plugin.',
    gives: 'object[]',
  },
  {
    at: 'GET /public-api/users/{userId}/entitlements',
    id: 'userEntitlements',
    summary: 'What a user may see in this console.',
    gives: 'object[]',
  },
  {
    at: 'POST /public-api/integrations/{product}/disconnect',
    id: 'disconnectIntegration',
    summary: 'Disconnects an integration: Slack, Jira or Space.',
    gives: 'object',
  },
  ...plain(
    '',
    ['GET /public-api/tokens', 'tokens', 'Automation tokens.', 'object[]'],
    ['POST /public-api/tokens/{tokenId}/revoke', 'revoke', 'Revokes an automation token.'],
    ['GET /public-api/users', 'users', 'Users.', 'object[]'],
    ['GET /public-api/users/{userId}', 'user', 'A user.', 'object'],
    ['DELETE /public-api/users/{userId}', 'removeUser', 'Removes a user from this console.'],
    ['GET /public-api/profiles', 'profiles', 'Profiles.', 'object[]'],
    ['GET /public-api/profiles/{profileId}', 'profile', 'A profile.', 'object'],
    ['PUT /public-api/profiles/{profileId}', 'saveProfile', 'Changes a profile.', 'object'],
    ['GET /public-api/plugins', 'plugins', 'Plugins.', 'object[]'],
    ['DELETE /public-api/plugins/{pluginId}', 'removePlugin', 'Removes a plugin.'],
    ['GET /public-api/ides', 'ides', 'IDE versions.', 'object[]'],
    ['GET /public-api/metrics', 'metrics', 'Metrics.', 'object'],
    ['GET /health', 'health', 'Health.', 'object'],
  ),
];

export const micronautNoneText = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'ide-services-server', version: '2025.1' },
  paths: pathsOf(routes, manner),
  components: {
    schemas: schemasOf(
      {
        LicenseUsage: countFields('int'),
        LicenseUsages: { licenseUsages: '#LicenseUsage[]', timestamp: 'date-time' },
        Denial: {
          timestamp: 'date-time',
          product: '#DeniedProduct',
          'previous?': '#Denial?',
          product_name: 'string',
          'description?': 'string?',
        },
        DeniedProduct: { 'denials?': '#Denial[]', 'usages?': '#LicenseUsage[]' },
        Problem: { status: 'int', 'cause?': '#Problem?' },
      },
      openApi30,
    ),
  },
});
