// The bot's secret, if it has one, and the key that wraps every person's own.
param name string
param location string
param principalId string

@secure()
param teamsClientSecret string

var secretName = 'teams-client-secret'
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var cryptoUser = '12338af0-0e69-4776-bea7-57ae8d297424'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource clientSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(teamsClientSecret)) {
  parent: vault
  name: secretName
  properties: {
    value: teamsClientSecret
  }
}

resource masterKey 'Microsoft.KeyVault/vaults/keys@2023-07-01' = {
  parent: vault
  name: 'casebooks'
  properties: {
    kty: 'RSA'
    keySize: 3072
    keyOps: ['wrapKey', 'unwrapKey']
  }
}

resource roles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in [secretsUser, cryptoUser]: {
  name: guid(vault.id, principalId, role)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
  }
}]

output clientSecretUri string = '${vault.properties.vaultUri}secrets/${secretName}'
output masterKeyUri string = masterKey.properties.keyUri
