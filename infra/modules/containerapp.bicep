// The coach itself, behind https, with more replicas when more people talk at once.
param name string
param location string
param image string
param identityId string
param identityClientId string
param logsName string
param storageAccountName string
param keyRingUri string
param masterKeyUri string

@description('Where the client secret is; empty where the identity is the proof.')
param clientSecretUri string
param teamsAppId string
param teamsTenantId string
param minReplicas int
param maxReplicas int

var port = 8080
var isManaged = empty(clientSecretUri)
var proof = isManaged ? { name: 'Teams__ManagedIdentity', value: 'true' } : { name: 'Teams__ClientSecret', secretRef: 'teams-client-secret' }

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: logsName
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-env'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    managedEnvironmentId: environment.id
    configuration: {
      ingress: {
        external: true
        targetPort: port
        allowInsecure: false
      }
      secrets: isManaged ? [] : [
        {
          name: 'teams-client-secret'
          keyVaultUrl: clientSecretUri
          identity: identityId
        }
      ]
    }
    template: {
      containers: [
        {
          name: 'coach'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: [
            { name: 'ASPNETCORE_URLS', value: 'http://+:${port}' }
            { name: 'AZURE_CLIENT_ID', value: identityClientId }
            { name: 'Storage__AccountName', value: storageAccountName }
            { name: 'Storage__KeyRingBlob', value: keyRingUri }
            { name: 'Storage__KeyVaultKey', value: masterKeyUri }
            { name: 'Teams__AppId', value: teamsAppId }
            { name: 'Teams__TenantId', value: teamsTenantId }
            proof
          ]
          probes: [
            { type: 'Liveness', httpGet: { path: '/health/live', port: port } }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: port } }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'turns'
            http: {
              metadata: {
                concurrentRequests: '50'
              }
            }
          }
        ]
      }
    }
  }
}

output host string = app.properties.configuration.ingress.fqdn
