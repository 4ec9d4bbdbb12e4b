import { type Json, openApi30, schemasOf } from '../parts/notation.ts';
import { type Manner, pathsOf, plain, type Route } from '../parts/paths.ts';

/** ASP.NET OData: keys in brackets, actions behind a key, `value` and `@odata.nextLink`, Pascal case. */
const manner: Manner = {
  spelling: openApi30,
  mediaType: 'application/json;odata.metadata=minimal',
  ok: () => 'Success',
  refusals: {},
};

const options = [
  'query? $top int Show only the first n items.',
  'query? $skip int Skip the first n items.',
  'query? $select string Properties to be returned.',
  'query? $count bool Include count of items.',
];
const action = (at: string, id: string, summary: string, more: Partial<Route> = {}): Route => ({
  at,
  id,
  tag: id.split('_')[0] ?? '',
  summary,
  ...more,
});
const version: Json = {
  name: 'OData-MaxVersion',
  in: 'header',
  required: true,
  schema: { type: 'string', enum: ['4.0'] },
};
const day = (name: string) => ({
  name,
  in: 'query',
  required: true,
  schema: { type: 'string', format: 'date' },
});
const option = (name: string) => ({ name, in: 'query', schema: { type: 'integer' } });
const records = (set: string, summary: string, row: string): Route => ({
  at: `GET /${set}`,
  tag: set,
  id: `${set}_List`,
  summary,
  gives: `#CollectionOf${row}`,
  raw: { parameters: [day('StartDate'), day('EndDate'), option('$top'), option('$skip'), version] },
});

const USER = "/Users('{userName}')";
const users: Route[] = [
  action(`GET ${USER}/Licenses`, 'Users_ListLicenses', 'Get Licenses from Users', {
    takes: options,
    gives: '#CollectionOfAllocation',
  }),
  action(`GET ${USER}/EligibleLicenses`, 'Users_ListEligible', 'Get EligibleLicenses from Users', {
    text: 'What the user could be given.',
    takes: options,
    gives: '#CollectionOfOffer',
  }),
  action(`POST ${USER}/RevokeLicense`, 'Users_RevokeLicense', 'Invoke action RevokeLicense', {
    text: 'Takes one license from the user.',
    body: '#RevokeLicenseParameters',
  }),
  action(
    `POST ${USER}/RevokeAllLicenses`,
    'Users_RevokeAllLicenses',
    'Invoke action RevokeAllLicenses',
    { text: 'Takes every license from the user.' },
  ),
  action(
    `POST ${USER}/RevokeLicenseRequest`,
    'Users_RevokeLicenseRequest',
    'Invoke action RevokeLicenseRequest',
    { text: 'Withdraws what the user has asked for.', body: '#RevokeLicenseParameters' },
  ),
  action(
    `POST ${USER}/RevokeAllDevices`,
    'Users_RevokeAllDevices',
    'Invoke action RevokeAllDevices',
  ),
  action(`POST ${USER}/AssignLicense`, 'Users_AssignLicense', 'Invoke action AssignLicense', {
    body: '#AssignLicenseParameters',
  }),
  ...plain(
    'Users',
    ['GET /Users', 'Users_List', 'Get entities from Users', '#CollectionOfUser'],
    [`GET ${USER}`, 'Users_Get', 'Get entity from Users by key', '#User'],
    [`DELETE ${USER}`, 'Users_Delete', 'Delete entity from Users'],
    [`PATCH ${USER}`, 'Users_Update', 'Update entity in Users', '', '#User'],
  ),
];

const others: Route[] = [
  action(
    "POST /Groups('{groupName}')/RevokeAllLicenses",
    'Groups_RevokeAllLicenses',
    'Invoke action RevokeAllLicenses',
    { text: 'Takes every license from every member.' },
  ),
  ...plain(
    'Groups',
    ['GET /Groups', 'Groups_List', 'Get entities from Groups', '#CollectionOfGroup'],
    ["DELETE /Groups('{groupName}')", 'Groups_Delete', 'Delete entity from Groups'],
  ),
  ...plain(
    'Licenses',
    ['GET /Licenses', 'Licenses_List', 'Get entities from Licenses', '#CollectionOfOffer'],
    ["DELETE /Licenses('{key}')", 'Licenses_Delete', 'Delete entity from Licenses'],
  ),
  action(
    "POST /Products('{productCode}')/Disconnect",
    'Products_Disconnect',
    'Invoke action Disconnect',
    { text: 'Takes the product out of this vault.' },
  ),
  action(
    "POST /Products('{productCode}')/DisconnectNotifications",
    'Products_DisconnectNotifications',
    'Invoke action DisconnectNotifications',
  ),
  ...plain(
    'Products',
    ['GET /Products', 'Products_List', 'Get entities from Products', '#CollectionOfProduct'],
    ["GET /Products('{productCode}')", 'Products_Get', 'Get entity from Products', '#Product'],
    ["DELETE /Products('{productCode}')", 'Products_Delete', 'Delete entity from Products'],
  ),
  records('UsageRecords', 'Get entities from UsageRecords', 'UsageRecord'),
  records('SignInRecords', 'Get entities from SignInRecords', 'SignInRecord'),
  records('InvoiceRecords', 'Get entities from InvoiceRecords', 'InvoiceRecord'),
  ...plain(
    'AccessTokens',
    ['GET /AccessTokens', 'AccessTokens_List', 'Get entities from AccessTokens'],
    ["POST /AccessTokens('{key}')/Revoke", 'AccessTokens_Revoke', 'Invoke action Revoke'],
  ),
  ...plain('Metadata', ['GET /$metadata', 'Metadata_Get', 'Get the model', 'object']),
];

const collection = (row: string) => ({
  '@odata.context?': 'string',
  '@odata.count?': 'long?',
  '@odata.nextLink?': 'string?',
  value: `#${row}[]`,
});

export const odataPascalText = JSON.stringify({
  openapi: '3.0.4',
  info: { title: 'Contoso.LicenseVault', version: 'v4' },
  servers: [{ url: '/odata' }],
  paths: pathsOf([...users, ...others], manner),
  components: {
    schemas: schemasOf(
      {
        User: { UserName: 'string', 'Mail?': 'string?', 'DisplayName?': 'string?' },
        Group: { GroupName: 'string' },
        Product: { ProductCode: 'string', 'ProductName?': 'string?' },
        Offer: { Key: 'string', 'ProductName?': 'string?', Quantity: 'int' },
        Allocation: {
          AllocationId: 'uuid',
          LicenseName: 'string',
          Product: '#Product',
          AssignedDateTime: 'date-time',
          'LastActivityDateTime?': 'date-time?',
          'MachineName?': 'string?',
        },
        UsageRecord: {
          RecordId: 'uuid',
          AllocationId: 'uuid',
          LicenseName: 'string',
          UserName: 'string',
          Product: '#Product',
          ProductVersion: 'string',
          MachineName: 'string',
          StartDateTime: 'date-time',
          EndDateTime: 'date-time',
        },
        SignInRecord: { RecordId: 'uuid', UserName: 'string', At: 'date-time' },
        InvoiceRecord: { RecordId: 'uuid', Product: '#Product', Amount: 'number' },
        RevokeLicenseParameters: { AllocationId: 'uuid' },
        AssignLicenseParameters: { ProductCode: 'string' },
        CollectionOfUser: collection('User'),
        CollectionOfGroup: collection('Group'),
        CollectionOfProduct: collection('Product'),
        CollectionOfOffer: collection('Offer'),
        CollectionOfAllocation: collection('Allocation'),
        CollectionOfUsageRecord: collection('UsageRecord'),
        CollectionOfSignInRecord: collection('SignInRecord'),
        CollectionOfInvoiceRecord: collection('InvoiceRecord'),
      },
      openApi30,
    ),
  },
});
