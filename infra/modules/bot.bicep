// The bot's registration with the Bot Connector, and its Teams channel.
param name string
param endpoint string

@description('The managed identity that the bot is; empty for one with a registration and a client secret.')
param identityId string
param teamsAppId string
param teamsTenantId string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'CoachBot'
    endpoint: endpoint
    msaAppId: teamsAppId
    msaAppTenantId: teamsTenantId
    msaAppType: empty(identityId) ? 'SingleTenant' : 'UserAssignedMSI'
    msaAppMSIResourceId: empty(identityId) ? null : identityId
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}
