using System.Collections;
using Newtonsoft.Json;
using Args = System.Collections.Generic.Dictionary<string, object>;

namespace SlackNet;

/// <summary>The address of a method with its arguments. Implement it to call another host than slack.com.</summary>
public interface ISlackUrlBuilder
{
    string Url(string apiMethod, Args args);
}

internal sealed class SlackUrlBuilder(SlackJsonSettings jsonSettings) : ISlackUrlBuilder
{
    public string Url(string apiMethod, Args args)
    {
        var query = string.Join('&', args.Where(arg => arg.Value != null).Select(arg => $"{arg.Key}={Uri.EscapeDataString(Text(arg.Value))}"));
        return $"https://slack.com/api/{apiMethod}{(args.Count > 0 ? "?" : "")}{query}";
    }

    private string Text(object value) => value switch
    {
        string text => text,
        IDictionary => Json(value),
        IEnumerable values => string.Join(',', values.Cast<object>().Select(one => Json(one).Trim('"'))),
        _ => Json(value),
    };

    private string Json(object value) => JsonConvert.SerializeObject(value, jsonSettings.SerializerSettings);
}
