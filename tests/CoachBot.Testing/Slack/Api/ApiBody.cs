using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoachBot.Testing.Slack.Api;

/// <summary>The arguments of a call, from its address and its body.</summary>
internal static class ApiBody
{
    public static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);

    public static JObject Read(HttpRequest request, string body, ApiMethod method, List<string> warnings)
    {
        var arguments = Values(QueryHelpers.ParseQuery(request.QueryString.Value));

        // Apps made since 2021 may not put a token into the address.
        arguments.Remove("token");
        if (HttpMethods.IsGet(request.Method))
            return method.TakesGet ? arguments : throw new SlackApiError("invalid_post_type");
        if (!HttpMethods.IsPost(request.Method))
            throw new SlackApiError("invalid_post_type");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            return body.Length == 0 ? arguments : throw new SlackApiError("missing_post_type");
        if (type.Charset.HasValue && !type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new SlackApiError("invalid_charset");

        switch (type.MediaType.Value)
        {
            case "application/x-www-form-urlencoded":
                if (type.Charset.HasValue)
                    warnings.Add("superfluous_charset");
                arguments.Merge(Values(QueryHelpers.ParseQuery(body)));
                return arguments;
            case "multipart/form-data":
                throw new SlackApiError("invalid_form_data", new JObject { ["detail"] = "This double reads multipart only where bytes are uploaded." });
            case "application/json":
                if (!type.Charset.HasValue)
                    warnings.Add("missing_charset");

                // A method that takes forms only does not look into a JSON body, so its arguments are missing.
                if (method.TakesJson)
                    arguments.Merge(Json(body));
                return arguments;
            default:
                throw new SlackApiError("invalid_post_type");
        }
    }

    private static JObject Json(string body)
    {
        if (body.Length == 0)
            return [];
        try
        {
            return ApiCall.Parse(body) as JObject ?? throw new SlackApiError("json_not_object");
        }
        catch (JsonException)
        {
            throw new SlackApiError("invalid_json");
        }
    }

    private static JObject Values(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> pairs)
    {
        var values = new JObject();
        foreach (var (name, value) in pairs)
            values[name] = value.ToString();
        return values;
    }
}
