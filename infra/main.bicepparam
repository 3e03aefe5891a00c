using 'main.bicep'

param name = 'coachbot'
param image = readEnvironmentVariable('COACH_IMAGE')
// With a registration of your own instead of a managed identity:
// param teamsProof = 'clientSecret'
// param teamsAppId = readEnvironmentVariable('TEAMS_APP_ID')
// param teamsClientSecret = readEnvironmentVariable('TEAMS_CLIENT_SECRET')
