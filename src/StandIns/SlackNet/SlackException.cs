using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SlackNet.WebApi;

namespace SlackNet
{
    /// <summary>Slack answered <c>"ok": false</c>.</summary>
    public class SlackException(ErrorResponse errorResponse)
        : Exception(errorResponse == null
            ? "Slack returned an unknown error response type"
            : string.Join(Environment.NewLine, [
                $"Slack returned an error response: {errorResponse.Error}.",
                .. errorResponse.ResponseMetadata?.Messages ?? [],
                .. errorResponse.Info.Select(info => $"{info.Key}: {info.Value}")]))
    {
        /// <summary>Such as <c>channel_not_found</c>.</summary>
        public string ErrorCode { get; } = errorResponse?.Error ?? "unknown";

        public IReadOnlyList<string> ErrorMessages { get; } = errorResponse?.ResponseMetadata?.Messages.ToList() ?? [];

        /// <summary>What else the answer said in strings, such as <c>needed</c> of missing_scope.</summary>
        public IReadOnlyDictionary<string, string> ErrorInfo { get; } = errorResponse?.Info ?? new Dictionary<string, string>();
    }
}

namespace SlackNet.WebApi
{
    public class ErrorResponse
    {
        [JsonExtensionData]
        private readonly IDictionary<string, JToken> _info = new Dictionary<string, JToken>();

        public string Warning { get; set; } = "";
        public string Error { get; set; } = "";
        public ErrorResponseMetadata ResponseMetadata { get; set; } = new();

        public IReadOnlyDictionary<string, string> Info =>
            _info.Where(info => info.Value.Type == JTokenType.String).ToDictionary(info => info.Key, info => (string)info.Value);
    }

    public class ErrorResponseMetadata
    {
        public IList<string> Messages { get; set; } = [];
    }
}
