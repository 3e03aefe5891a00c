using System.Collections;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SlackNet;

/// <summary>
/// Reads Slack's JSON into the type that its "type" and "subtype" name. What cannot be read is its default value, and the rest
/// is read nevertheless; JSON that is none still throws.
/// </summary>
internal sealed class SlackTypeConverter(ISlackTypeResolver types) : JsonConverter
{
    private static readonly JsonSerializer Plain = JsonSerializer.Create();

    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => true;

    public override void WriteJson(JsonWriter writer, object value, JsonSerializer serializer) => throw new NotSupportedException();

    public override object ReadJson(JsonReader reader, Type objectType, object existingValue, JsonSerializer serializer)
    {
        var token = JToken.Load(reader);

        // Slack writes an object without members as an empty array.
        return token is JArray && existingValue is IDictionary ? existingValue : Read(token, objectType, serializer);
    }

    private object Read(JToken token, Type type, JsonSerializer serializer)
    {
        if (type.IsInstanceOfType(token) && type != typeof(object))
            return token;
        try
        {
            return token switch
            {
                { Type: JTokenType.Null } => null,
                JValue value when type == typeof(string) => (string)value,
                JArray array => ReadArray(array, type, serializer),
                JObject json when type != typeof(object) => ReadObject(json, types.FindTypes(type, json), serializer),
                _ => token.ToObject(type, Plain),
            };
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException or OverflowException
            or InvalidCastException or MissingMethodException)
        {
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }
    }

    private IList ReadArray(JArray array, Type type, JsonSerializer serializer)
    {
        var elementType = type.GetElementType() ?? type.GenericTypeArguments.FirstOrDefault() ?? typeof(object);
        var elements = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(elementType));
        foreach (var element in array)
            elements.Add(Read(element, elementType, serializer));
        if (!type.IsArray)
            return elements;

        var made = Array.CreateInstance(elementType, elements.Count);
        elements.CopyTo(made, 0);
        return made;
    }

    private static object ReadObject(JObject json, Type type, JsonSerializer serializer)
    {
        if (type is { IsInterface: true, GenericTypeArguments: [var key, var value] })
            type = typeof(Dictionary<,>).MakeGenericType(key, value);
        var constructor = type.IsAbstract ? null : Array.Find(type.GetConstructors(), c => c.GetParameters().All(p => p.IsOptional));
        if (constructor == null)
            throw new MissingMethodException($"{type} cannot be made.");

        var made = constructor.Invoke(constructor.GetParameters().Select(p => p.DefaultValue).ToArray());
        using var reader = json.CreateReader();
        serializer.Populate(reader, made);
        return made;
    }
}

internal static class SlackTypeLookup
{
    public static Type FindTypes(this ISlackTypeResolver types, Type baseType, JObject json)
    {
        var type = Find(baseType, json["type"]);
        return Find(type, json["subtype"]);

        Type Find(Type below, JToken name) => name is { Type: JTokenType.String } ? types.FindType(below, (string)name) : below;
    }
}
