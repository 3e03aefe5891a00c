// CoachBot on Azure: one container app, a storage account for casebooks and timers, a key vault for keys and secrets, and a bot.
targetScope = 'resourceGroup'

@description('A short name that every resource begins with.')
@minLength(3)
@maxLength(12)
param name string

@description('Where everything runs.')
param location string = resourceGroup().location

@description('The container image of the coach.')
param image string

@description('How the bot proves itself: by the identity that Azure gives it, or by the client secret of a registration of your own.')
@allowed(['managedIdentity', 'clientSecret'])
param teamsProof string = 'managedIdentity'

@description('With a client secret: the application (client) id of the registration.')
param teamsAppId string = ''

@description('The tenant of the bot\'s registration.')
param teamsTenantId string = subscription().tenantId

@secure()
@description('With a client secret: the secret.')
param teamsClientSecret string = ''

@description('The least and the most replicas.')
param minReplicas int = 1
param maxReplicas int = 5

var isManaged = teamsProof == 'managedIdentity'
var botAppId = isManaged ? identity.outputs.clientId : teamsAppId
var token = uniqueString(resourceGroup().id, name)

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: '${name}-id'
    location: location
  }
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: {
    name: '${name}-logs'
    location: location
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: toLower('${take(replace(name, '-', ''), 8)}${token}')
    location: location
    principalId: identity.outputs.principalId
  }
}

module vault 'modules/keyvault.bicep' = {
  name: 'keyvault'
  params: {
    name: '${take(name, 8)}-${take(token, 10)}-kv'
    location: location
    principalId: identity.outputs.principalId
    teamsClientSecret: teamsClientSecret
  }
}

module app 'modules/containerapp.bicep' = {
  name: 'containerapp'
  params: {
    name: name
    location: location
    image: image
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    logsName: logs.outputs.name
    storageAccountName: storage.outputs.name
    keyRingUri: storage.outputs.keyRingUri
    masterKeyUri: vault.outputs.masterKeyUri
    clientSecretUri: isManaged ? '' : vault.outputs.clientSecretUri
    teamsAppId: botAppId
    teamsTenantId: teamsTenantId
    minReplicas: minReplicas
    maxReplicas: maxReplicas
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: '${name}-bot'
    endpoint: 'https://${app.outputs.host}/api/messages'
    identityId: isManaged ? identity.outputs.id : ''
    teamsAppId: botAppId
    teamsTenantId: teamsTenantId
  }
}

output host string = app.outputs.host
output teamsAppId string = botAppId
